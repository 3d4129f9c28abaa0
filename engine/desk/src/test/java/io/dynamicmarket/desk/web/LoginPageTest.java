package io.dynamicmarket.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.dynamicmarket.desk.visit.Staff;
import io.dynamicmarket.governance.access.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The door in a real browser; its pictures are left in target/screenshots. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class LoginPageTest {
    private static final String OWN = "nobody knows the river";

    @TempDir
    private static Path folder;

    @AutoClose
    private static Chromium chromium;

    @AutoClose
    private static LivingDesk desk;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        chromium = Chromium.installed();
        desk = LivingDesk.start(folder.resolve("data"), LivingDesk.freePort());
        desk.quoting();
    }

    @EveryScreen
    void letsInWithAPasswordOfOnesOwnAndOutAgain(String name, int widthPixels, int heightPixels, ColorScheme scheme)
            throws Exception {
        String oneTime = newcomer("new-" + name);
        Page page = chromium.open(desk.uri("/").toString(), widthPixels, heightPixels, scheme);
        assertThat(page).hasURL(desk.uri("/login.html").toString());
        page.locator("#person").fill("new-" + name);
        page.locator("#password").fill("not this one at all");
        page.locator("#login-now").click();
        assertThat(page.locator("#login-problem")).containsText("Expected a person and a password that fit");
        page.screenshot(picture("login-" + name));
        page.locator("#password").fill(oneTime);
        page.locator("#login-now").click();
        assertThat(page.locator("#change-why")).containsText("given by somebody else");
        page.locator("#new").fill("short");
        page.locator("#again").fill("short");
        page.locator("#change-now").click();
        assertThat(page.locator("#change-problem")).containsText("Expected a password of 12..200 characters");
        page.screenshot(picture("change-" + name));
        assertTrue(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= widthPixels);
        page.locator("#new").fill(OWN);
        page.locator("#again").fill(OWN);
        page.locator("#change-now").click();
        assertThat(page).hasURL(desk.uri("/").toString());
        assertThat(page.locator("#link-words")).hasText("Live");
        assertThat(page.locator("#kill-open")).isHidden();
        page.locator("#me summary").click();
        assertThat(page.locator("#me-roles")).hasText("Viewer");
        page.screenshot(picture("menu-" + name));
        assertTrue(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= widthPixels);
        page.locator("#me-out").click();
        assertThat(page.locator("#notice")).containsText("You are logged out");
        page.navigate(desk.uri("/").toString());
        assertThat(page).hasURL(desk.uri("/login.html").toString());
        assertEquals(List.of(), complaintsButRefusals());
        page.context().close();
    }

    @Test
    void anOpenPageLeavesWhenItsSessionDoes() throws Exception {
        String session = desk.as("walker", Role.VIEWER).session();
        Page page = chromium.open(desk.uri("/").toString(), session, 1440, 900, ColorScheme.DARK);
        assertThat(page.locator("#link-words")).hasText("Live");

        desk.anna().put("/api/access/persons/walker/disabled", "{\"disabled\":true}");

        assertThat(page)
                .hasURL(
                        desk.uri("/login.html?ended").toString(),
                        new PageAssertions.HasURLOptions().setTimeout(10_000));
        page.screenshot(picture("login-ended"));
        page.context().close();
    }

    private static String newcomer(String person) throws Exception {
        HttpResponse<String> added = desk.anna()
                .post(
                        "/api/access/persons",
                        "{\"person\":\"" + person + "\",\"name\":\"Newcomer Muster\",\"roles\":[\"VIEWER\"]}");
        assertEquals(201, added.statusCode(), added.body());
        JsonNode told = LivingDesk.parsed(added.body());
        assertTrue(!told.get("oneTimePassword").asText().equals(Staff.PASSWORD));
        return told.get("oneTimePassword").asText();
    }

    /** The browser itself complains of every answer that is a refusal. */
    private static List<String> complaintsButRefusals() {
        return chromium.complaints().stream()
                .filter(complaint -> !complaint.contains("status of 40"))
                .toList();
    }

    private static Page.ScreenshotOptions picture(String name) {
        return new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png"));
    }
}
