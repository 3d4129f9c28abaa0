package io.dynamicmarket.desk.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The installed Chromium, without a window; keeps what the pages complain about. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Skips the test where there is none. */
    static Chromium installed() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "no Chromium on the PATH (" + String.join(", ", NAMES) + ")");
        Playwright playwright = Playwright.create();
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setExecutablePath(found.orElseThrow())
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    /** As a stranger. */
    Page open(String url, int widthPixels, int heightPixels, ColorScheme scheme) {
        return open(url, "", widthPixels, heightPixels, scheme);
    }

    /** With a session that somebody has begun. */
    Page open(String url, String session, int widthPixels, int heightPixels, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(widthPixels, heightPixels)
                .setColorScheme(scheme));
        if (!session.isEmpty()) {
            context.addCookies(List.of(new Cookie("desk-session", session)
                    .setUrl(url)
                    .setHttpOnly(true)
                    .setSameSite(SameSiteAttribute.STRICT)));
        }
        Page page = context.newPage();
        page.onConsoleMessage(this::heard);
        page.onPageError(complaints::add);
        page.navigate(url);
        return page;
    }

    /** Errors and warnings of all pages so far, refusals of the content security policy among them. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** After what a page had to complain of. */
    void forgetComplaints() {
        complaints.clear();
    }

    private void heard(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
