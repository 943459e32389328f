package dev.sportello.relay.rig;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A real Chromium, as shoppers have it. Belongs to the thread that opened it: one per test class.
public final class Browser implements AutoCloseable {
    private static final List<String> NOTHING_IN_THE_BACKGROUND = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    public static Browser open() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(executable())
                .setHeadless(true)
                .setArgs(arguments());
        return new Browser(playwright, playwright.chromium().launch(options));
    }

    /// A fresh profile: no cookies, no storage. Its pages are tabs of one another.
    public BrowserContext profile() {
        return profile(new com.microsoft.playwright.Browser.NewContextOptions());
    }

    public BrowserContext profile(com.microsoft.playwright.Browser.NewContextOptions options) {
        return chromium.newContext(options);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Path executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Install Chromium (Debian: apt-get install chromium)."));
    }

    /// Chromium's sandbox refuses to run as root, as build machines often do.
    private static List<String> arguments() {
        var arguments = new ArrayList<>(NOTHING_IN_THE_BACKGROUND);
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox");
        }
        return arguments;
    }
}
