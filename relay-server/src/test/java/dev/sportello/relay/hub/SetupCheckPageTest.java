package dev.sportello.relay.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.rig.Browser;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ReverseProxy;
import dev.sportello.relay.rig.ReverseProxy.Kind;
import dev.sportello.relay.rig.ReverseProxy.Target;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestPorts;
import dev.sportello.wire.CheckBodies.OpenedCheck;
import dev.sportello.wire.Codec;
import dev.sportello.wire.TeamBodies;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page that tries a set-up, in a browser, behind a real proxy that ends TLS.
@Tag("browser")
class SetupCheckPageTest {
    private static final String GOOD = "good";
    private static final String BAD = "bad";
    private static final String NOTE = "warn";

    @TempDir
    Path folder = Path.of("");

    private final Codec codec = new Codec();
    private ShopPages pages;
    private Browser browser;
    private String origin = "";
    private String admin = "";
    private @Nullable RunningRelay relay;
    private @Nullable ReverseProxy proxy;

    @BeforeEach
    void openTheShop() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(Duration.ofMinutes(1).toMillis());
        pages = new ShopPages(ShopKey.test(), Clock.systemUTC());
        browser = Browser.shared();
    }

    @AfterEach
    void closeTheShop() {
        browser.closeProfiles();
        if (proxy != null) {
            proxy.close();
        }
        if (relay != null) {
            relay.close();
        }
        pages.close();
    }

    @ParameterizedTest(name = "below {0}")
    @CsvSource({
        "/, WebSocket works, good, 'Plain HTTP works, in the place of WebSocket', good",
        "/plain/, WebSocket is blocked, warn, 'Plain HTTP works, in the place of WebSocket', good",
        "/kept/, WebSocket is blocked, warn, Something keeps each answer until it is complete, warn"
    })
    void itSaysWhatTheProxyKeepsFromTheHub(
            String prefix, String socket, String socketState, String stream, String streamState) throws Exception {
        start(prefix, "--trust-proxy=127.0.0.0/8");
        var page = open(prefix, "en");
        finds(page, "relay", GOOD, "The script loads");
        finds(page, "relay", socketState, socket);
        finds(page, "relay", streamState, stream);
        finds(page, "relay", GOOD, "Relay and browser agree on the time");
        assertThat(page.locator("#relay li")).hasCount(4);
        assertThat(page.url()).as("the code has left the address").doesNotContain("#");
        assertThat((List<?>) page.evaluate("faults")).isEmpty();
    }

    @Test
    void itSaysWhetherASiteAndItsPolicyLetTheHubIn() throws Exception {
        start("/", "--trust-proxy=127.0.0.0/8");
        var page = open("/", "en");
        page.locator("#page").fill(origin.replace("localhost", "www.localhost") + "/shoes");
        page.locator("#try-page").click();
        finds(page, "site", BAD, origin.replace("localhost", "www.localhost") + " may not show the chat");
        finds(page, "site", NOTE, "Allowed is " + origin);
        page.locator("#page").fill(origin + "/shoes");
        page.locator("#policy").fill("default-src 'none'; connect-src https:");
        page.locator("#page").press("Enter");
        finds(page, "site", GOOD, origin + " may show the chat");
        finds(page, "site", BAD, "script-src keeps the script out");
        assertThat(page.locator("#site code").first()).hasText("script-src … " + origin);
        page.locator("#policy").fill("script-src 'self'; connect-src 'self'");
        page.locator("#try-page").click();
        finds(page, "site", GOOD, "The policy lets the chat through");
        assertThat((List<?>) page.evaluate("faults")).isEmpty();
    }

    @Test
    void anAnswerThatComesLateIsNotShownUnderTheNextQuestion() throws Exception {
        start("/", "--trust-proxy=127.0.0.0/8");
        var page = open("/", "en");
        assertThat(page.locator("#relay li")).hasCount(4);
        var held = new ArrayList<Route>();
        page.route("**/widget/check", route -> {
            if (held.isEmpty()) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        page.locator("#page").fill("https://other.example/");
        page.locator("#try-page").click();
        page.waitForCondition(() -> !held.isEmpty());
        page.locator("#page").fill(origin + "/shoes");
        page.locator("#try-page").click();
        finds(page, "site", GOOD, origin + " may show the chat");
        page.waitForResponse("**/widget/check", held.getFirst()::resume);
        page.evaluate("new Promise((resolve) => setTimeout(resolve, 300))");
        finds(page, "site", GOOD, origin + " may show the chat");
    }

    @Test
    void itSaysWhyAnIdentityIsNotBelieved() throws Exception {
        start("/", "--trust-proxy=127.0.0.0/8");
        var page = open("/", "it");
        var now = Clock.systemUTC().instant().getEpochSecond();
        token(page, ShopKey.test().identity("c-7", "Maria Rossi", Clock.systemUTC()));
        finds(page, "identity", GOOD, "Il relay ci crede (chiave test, HS256)");
        token(
                page,
                ShopKey.test()
                        .signed("{\"sub\":7,\"aud\":\"shop\",\"jti\":\"j\",\"iat\":%d,\"exp\":%d}"
                                .formatted(now, now + 300)));
        finds(page, "identity", BAD, "«sub» è number, non un testo");
        token(
                page,
                ShopKey.test()
                        .signed("{\"sub\":\"7\",\"aud\":\"shop\",\"jti\":\"j\",\"iat\":%d,\"exp\":%d}"
                                .formatted(now - 900, now - 600)));
        finds(page, "identity", BAD, "È scaduta");
        token(page, "<img/src=x/onerror=alert(1)>");
        finds(page, "identity", BAD, "Non è un’identità leggibile");
        token(page, "Bearer abc");
        finds(page, "identity", BAD, "Davanti al token c’è «Bearer»");
        assertThat((List<?>) page.evaluate("faults")).isEmpty();
    }

    @Test
    void itSaysTheSameInBothLanguages() throws Exception {
        start("/", "--trust-proxy=127.0.0.0/8");
        var page = open("/", "en");
        var keys = page.evaluate("""
                async () => {
                  const { texts } = await import("./check/texts.js");
                  return Object.values(texts).map((words) => Object.keys(words).sort().join());
                }
                """);
        assertThat((List<?>) keys).hasSize(2);
        assertThat(((List<?>) keys).getFirst()).isEqualTo(((List<?>) keys).getLast());
    }

    @Test
    void withoutACodeItSaysHowToGetOne() throws Exception {
        start("/", "--trust-proxy=127.0.0.0/8");
        var page = visit("/widget/check", "en");
        finds(page, "relay", BAD, "Open this page in the inbox");
        var wrong = visit("/widget/check#guessed", "en");
        finds(wrong, "relay", BAD, "This check has ended");
    }

    @Test
    void ofAPolicyItFindsWhatABrowserWould() throws Exception {
        start("/", "--trust-proxy=127.0.0.0/8");
        var page = open("/", "en");
        var cases = Map.ofEntries(
                entry("script-src https://chat.example; connect-src https://chat.example wss://chat.example", ""),
                entry("script-src https:; connect-src https: wss:", ""),
                entry("default-src *", ""),
                entry(
                        "script-src 'nonce-abc' 'strict-dynamic'; connect-src https://*.example wss://*.example",
                        "nonce"),
                entry("script-src 'nonce-abc'; connect-src *", "nonce modules"),
                entry("script-src 'self' https://*.chat.example", "script"),
                entry("connect-src https://chat.example", "connect"),
                entry("connect-src http://chat.example wss:", ""),
                entry("default-src 'self'", "script connect"),
                entry("sandbox allow-scripts", "sandbox"),
                entry("script-src https: , connect-src 'none'", "connect"),
                entry("default-src https: wss:, script-src 'self'", "script"),
                entry("default-src 'none', default-src 'none'", "script connect"));
        for (var one : cases.entrySet()) {
            var found = page.evaluate("""
                    async (policy) => {
                      const { missing } = await import("./check/policy.js");
                      return missing(policy, "https://shop.example/", "https://chat.example/widget/").map(({ why }) => why).join(" ");
                    }
                    """, one.getKey());
            assertThat(found).as(one.getKey()).isEqualTo(one.getValue());
        }
    }

    private static void token(Page page, String token) {
        page.locator("#token").fill(token);
        page.locator("#try-token").click();
    }

    private static void finds(Page page, String list, String state, String title) {
        var found = page.locator("#" + list + " li")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("b").getByText(title, new Locator.GetByTextOptions().setExact(true))));
        assertThat(found.first()).hasClass(state);
    }

    private Page open(String prefix, String language) throws Exception {
        var opened = codec.body(
                new RelayClient(() -> Objects.requireNonNull(relay).address())
                        .send(
                                "/agent/check",
                                HttpRequest.newBuilder()
                                        .header("Authorization", "Bearer " + admin)
                                        .POST(BodyPublishers.ofString("{}")))
                        .body(),
                OpenedCheck.class);
        return visit((prefix.equals("/") ? "/widget/" : prefix + "widget/") + "check#" + opened.code(), language);
    }

    private Page visit(String path, String language) {
        var profile = browser.profile(new NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setLocale(language)
                .setViewportSize(1280, 800));
        profile.addInitScript("window.faults = [];"
                + "addEventListener('securitypolicyviolation', (event) => faults.push(event.violatedDirective));"
                + "addEventListener('error', (event) => faults.push(event.message));");
        var page = profile.newPage();
        page.navigate(origin + path);
        return page;
    }

    private void start(String prefix, String... options) throws Exception {
        var port = TestPorts.take();
        origin = ReverseProxy.origin(port);
        var data = Files.createDirectory(folder.resolve("data"));
        ShopKey.test().write(data.resolve("identity-keys"));
        var all = new ArrayList<>(List.of("--port=0", "--data=" + data, "--allow-origin=" + origin));
        all.addAll(List.of(options));
        relay = Relay.start(RelayConfig.parse(Map.of(), all.toArray(String[]::new)), Clock.systemUTC());
        var body = new TeamBodies.FirstAdmin(
                Objects.requireNonNull(relay.setupCode()),
                "Anna",
                "anna@shop.example",
                "correct horse",
                "laptop",
                null);
        admin = codec.body(
                        new RelayClient(() -> Objects.requireNonNull(relay).address())
                                .send(
                                        "/agent/first-admin",
                                        HttpRequest.newBuilder().POST(BodyPublishers.ofString(codec.encode(body))))
                                .body(),
                        TeamBodies.SignedIn.class)
                .token();
        var path = prefix.equals("/") ? "/widget/" : prefix;
        var target = new Target(relay.address().getPort(), prefix.equals("/"), !prefix.equals("/kept/"));
        proxy = ReverseProxy.start(Kind.NGINX, folder, port, pages.port(), Map.of(path, target));
    }
}
