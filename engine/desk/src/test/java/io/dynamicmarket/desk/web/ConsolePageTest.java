package io.dynamicmarket.desk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.dynamicmarket.governance.access.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser; its pictures are left in target/screenshots. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ConsolePageTest {
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
    void isReadableAndComplete(String name, int widthPixels, int heightPixels, ColorScheme scheme) throws Exception {
        Page page = chromium.open(desk.uri("/").toString(), ada(desk), widthPixels, heightPixels, scheme);
        assertThat(page.locator("#link-words")).hasText("Live");
        assertThat(page.locator("#state")).hasText(Pattern.compile("Expansion|Recovery|Defensive|Stress"));
        assertThat(page.locator("#state-reason")).not().isEmpty();
        assertThat(page.locator("#breakers li")).hasCount(8);
        assertThat(page.locator("#parts li")).hasCount(5);
        assertThat(page.locator("#running")).containsText("Active release");
        page.waitForCondition(() -> drawn(page, "prices") && drawn(page, "inventory") && drawn(page, "pnl"));
        page.screenshot(new Page.ScreenshotOptions().setPath(picture(name)).setFullPage(true));

        assertTrue(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() <= widthPixels);
        assertEquals(List.of(), chromium.complaints());
        page.context().close();
    }

    @Test
    void haltsOnlyWithAReasonAndSaysSoWhenItsDeskIsGone() throws Exception {
        try (LivingDesk other = LivingDesk.start(folder.resolve("other"), LivingDesk.freePort())) {
            other.quoting();
            Page page = chromium.open(other.uri("/").toString(), ada(other), 360, 740, ColorScheme.DARK);
            page.locator("#kill-open").click();
            assertThat(page.locator("#reason")).isFocused();
            assertThat(page.locator("#kill-who")).containsText("ada");
            page.locator("#kill-now").click();
            assertThat(page.locator("#kill-problem")).containsText("A reason is needed");
            page.screenshot(new Page.ScreenshotOptions().setPath(picture("phone-kill")));
            page.locator("#reason").fill("A drill");
            page.locator("#kill-now").click();
            assertThat(page.locator("#kill-sentence")).containsText("Quoting is halted");
            page.locator("#kill-close").click();
            assertThat(page.locator("#level")).hasText("Halted by kill switch");
            assertThat(page.locator("#reasons")).containsText("ada");
            assertThat(page.locator("#resume")).containsText("two named persons");
            assertThat(page.locator("#kill-open")).isDisabled();
            assertThat(page.locator("#ladder")).containsText("No quote rests");
            page.screenshot(new Page.ScreenshotOptions().setPath(picture("phone-halted")));
            assertEquals(List.of(), chromium.complaints());

            other.close();

            try {
                // it says so after 2.5 s; how much later it is painted is the machine's
                assertThat(page.locator("#lost"))
                        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
                assertThat(page.locator("#link-words")).hasText("Lost");
                page.screenshot(new Page.ScreenshotOptions().setPath(picture("phone-lost")));
            } finally {
                // a page without its desk complains, and must not into other tests
                page.context().close();
                chromium.forgetComplaints();
            }
        }
    }

    private static String ada(LivingDesk at) throws IOException, InterruptedException {
        return at.as("ada", Role.OPERATOR, Role.RISK).session();
    }

    /** Whether anything but ground is on a chart. */
    private static boolean drawn(Page page, String chart) {
        return (boolean) page.evaluate(
                "name => { const c = document.querySelector(`#chart-${name} canvas`);"
                        + " if (!c) return false;"
                        + " const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                        + " let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i]) n++; return n > 500; }",
                chart);
    }

    private static Path picture(String name) {
        return Path.of("target", "screenshots", name + ".png");
    }
}
