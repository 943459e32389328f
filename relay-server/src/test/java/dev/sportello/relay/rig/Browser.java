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

/// A real Chromium. Belongs to the thread that opened it.
public final class Browser implements AutoCloseable {
    private static final List<String> NOTHING_IN_THE_BACKGROUND = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final String WITHOUT_WINDOWS = "/usr/bin/chromium-headless-shell";
    private static final List<String> CHROMIUM =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final boolean shared;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium, boolean shared) {
        this.playwright = playwright;
        this.chromium = chromium;
        this.shared = shared;
    }

    /// The one of all tests in this JVM, since a start costs more than most tests: opened when first asked for, and
    /// ended with the JVM. For the thread that runs the tests.
    ///
    /// It is Chromium without its own windows, where that is installed: the same pages, storage and network, and a
    /// profile costs a third.
    public static Browser shared() {
        return Shared.BROWSER;
    }

    /// One as shoppers have it, which its caller closes.
    public static Browser open() {
        return open(CHROMIUM, false);
    }

    private static Browser open(List<String> programs, boolean shared) {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(executable(programs))
                .setHeadless(true)
                .setArgs(arguments());
        return new Browser(playwright, playwright.chromium().launch(options), shared);
    }

    /// A fresh profile: no cookies, no storage. Its pages are tabs of one another.
    public BrowserContext profile() {
        return profile(new com.microsoft.playwright.Browser.NewContextOptions());
    }

    public BrowserContext profile(com.microsoft.playwright.Browser.NewContextOptions options) {
        return chromium.newContext(options);
    }

    /// Closes all profiles, so that the next test finds none.
    public void closeProfiles() {
        chromium.contexts().forEach(BrowserContext::close);
    }

    /// Does nothing to the shared one, which goes on.
    @Override
    public void close() {
        if (!shared) {
            chromium.close();
            playwright.close();
        }
    }

    private static Path executable(List<String> programs) {
        return programs.stream()
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

    private static final class Shared {
        private static final Browser BROWSER = open(
                Stream.concat(Stream.of(WITHOUT_WINDOWS), CHROMIUM.stream()).toList(), true);

        private Shared() {}
    }
}
