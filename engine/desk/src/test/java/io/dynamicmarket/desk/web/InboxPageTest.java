package io.dynamicmarket.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.dynamicmarket.governance.access.Role;
import io.dynamicmarket.governance.audit.CanonicalJson;
import io.dynamicmarket.governance.signoff.Council;
import io.dynamicmarket.governance.signoff.SignedStatement;
import io.dynamicmarket.governance.signoff.Signer;
import io.dynamicmarket.governance.signoff.Statement.Decision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The inbox in a real browser; its pictures are left in target/screenshots. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class InboxPageTest {
    @TempDir
    private static Path folder;

    private static final Council COUNCIL = new Council();

    @AutoClose
    private static Chromium chromium;

    @AutoClose
    private static LivingDesk desk;

    private static String proposal = "";

    @BeforeAll
    static void propose() throws Exception {
        chromium = Chromium.installed();
        desk = LivingDesk.start(folder.resolve("data"), LivingDesk.freePort());
        desk.quoting();
        for (Signer signer : COUNCIL.set(1, 7).signers()) {
            desk.as(signer.person().value(), signer.roles().get(0));
        }
        String signers = COUNCIL.set(1, 7).signers().stream()
                .map(signer -> "{\"person\":\"" + signer.person() + "\",\"roles\":[\""
                        + signer.roles().get(0) + "\"],\"keys\":[\""
                        + signer.keys().get(0).pem().replace("\n", "\\n") + "\"]}")
                .collect(Collectors.joining(","));
        assertEquals(
                201,
                desk.as("ada", Role.ADMIN)
                        .post("/api/signers", "{\"signers\":[" + signers + "]}")
                        .statusCode());
        String wanted = "{\"nonce\":\"calm\",\"reason\":\"macro news at two\",\"override\":{\"id\":\"calm\",\"effect\":"
                + "\"WidenSpread\",\"value\":\"1.5\",\"until\":\""
                + Instant.now().plusSeconds(3_600) + "\",\"communication\":\"Ops: wider until three.\"}}";
        String shown = desk.as("rita", Role.RISK).post("/api/proposals", wanted).body();
        proposal = LivingDesk.parsed(shown).get("id").asText();
    }

    @EveryScreen
    void showsAGovernorWhatIsSigned(String name, int widthPixels, int heightPixels, ColorScheme scheme)
            throws Exception {
        Page page = open("governor-1", Role.GOVERNOR, widthPixels, heightPixels, scheme);
        assertThat(page.locator("#task-title")).hasText("Sign");
        assertThat(page.locator("#words")).containsText("content / override / effect / factor: 1.5");
        assertThat(page.locator("#signed-by")).containsText(proposal);
        Locator picture = page.locator("#picture img");
        assertThat(picture).isVisible();
        page.waitForFunction("document.querySelector('#picture img').naturalWidth > 0");
        page.screenshot(picture("inbox-" + name));
        assertTrue(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= widthPixels);
        assertEquals(List.of(), chromium.complaints());
        page.context().close();
    }

    @Test
    void takesASignatureAndRefusesItASecondTime() throws Exception {
        Page page = open("governor-2", Role.GOVERNOR, 1440, 900, ColorScheme.DARK);
        SignedStatement signed = COUNCIL.signed(
                proposal,
                "governor-2",
                "governor-2",
                Decision.APPROVE,
                Clock.systemUTC().millis());
        page.locator("#signature").fill(CanonicalJson.of(signed));
        page.locator("#hand-in").click();
        assertThat(page.locator("#signed-by")).containsText("Signed by governor-2; 1 more needed");
        page.locator("#signature").fill(CanonicalJson.of(signed));
        page.locator("#hand-in").click();
        assertThat(page.locator("#task-problem")).containsText("Expected one word of each person");
        page.context().close();
    }

    @Test
    void anOperatorSignsTheDaysChecklist() throws Exception {
        Page page = open("operator-a", Role.OPERATOR, 1440, 900, ColorScheme.LIGHT);
        assertThat(page.locator("#task-title")).hasText("Sign the rest");
        assertThat(page.locator("#recovery")).containsText("feed health");
        page.locator("#claim").click();
        assertThat(page.locator("#task-holder")).hasText("operator-a has it.");
        page.locator("#note").fill("All looked at");
        page.locator("#done").click();
        assertThat(page.locator("#task-problem")).containsText("Expected the lines of the checklist");
        page.screenshot(picture("inbox-checklist"));
        page.locator("#note").fill("All looked at");
        page.locator("#lines").fill("presets fit\nsnapshot published");
        page.locator("#done").click();
        assertThat(page.locator("#tasks-none")).isVisible();
        page.context().close();
    }

    private static Page open(String person, Role role, int widthPixels, int heightPixels, ColorScheme scheme)
            throws IOException, InterruptedException {
        String session = desk.as(person, role).session();
        return chromium.open(desk.uri("/inbox.html").toString(), session, widthPixels, heightPixels, scheme);
    }

    private static Page.ScreenshotOptions picture(String name) {
        return new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png"));
    }
}
