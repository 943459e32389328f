package dev.sportello.relay.hub;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.http.Proxies;
import dev.sportello.relay.rig.Browser;
import dev.sportello.relay.rig.ReverseProxy;
import dev.sportello.relay.rig.ReverseProxy.Kind;
import dev.sportello.relay.rig.ReverseProxy.Target;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.rig.TestPorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/// The simplest set-up of all: the shop and the relay at one host, behind a real proxy that ends TLS.
@Tag("browser")
class HubBehindProxyTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(Proxies.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @TempDir
    Path folder = Path.of("");

    private ShopPages pages;
    private @Nullable RunningRelay relay;
    private @Nullable ReverseProxy proxy;
    private String origin = "";

    @BeforeEach
    void openTheShop() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(Duration.ofMinutes(1).toMillis());
        pages = new ShopPages(ShopKey.test(), Clock.systemUTC());
        told.start();
        log.addAppender(told);
    }

    @AfterEach
    void closeTheShop() {
        log.detachAppender(told);
        Browser.shared().closeProfiles();
        if (proxy != null) {
            proxy.close();
        }
        if (relay != null) {
            relay.close();
        }
        pages.close();
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({"NGINX, /", "NGINX, /support/", "HAPROXY, /", "HAPROXY, /support/"})
    void aShopperChatsOnTheShopsOwnHost(Kind kind, String prefix) throws Exception {
        start(kind, prefix, "--trust-proxy=127.0.0.1");
        var hub = visit();
        hub.openChat();
        hub.send("Hello");
        assertThat(hub.requests()).noneMatch(request -> request.url().endsWith("/widget/stream"));
        // The thread, by a GET in which the browser names no origin.
        hub.goTo(Map.of("who", "Maria"));
        hub.openChat();
        PlaywrightAssertions.assertThat(hub.bubbles().last()).hasText("Hello");
        assertThat(hub.faults()).isEqualTo(List.of());
        assertThat(told.list).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aShopperChatsWhereTheProxyPassesNoWebSocketsOn(Kind kind) throws Exception {
        start(kind, "/plain/", "--trust-proxy=127.0.0.0/8");
        var hub = visit();
        hub.openChat();
        hub.send("Hello");
        assertThat(hub.requests()).anyMatch(request -> request.url().endsWith("/plain/widget/stream"));
    }

    @Test
    void aShopperChatsWhereTheProxyKeepsEachAnswerUntilItIsComplete() throws Exception {
        start(Kind.NGINX, "/kept/", "--trust-proxy=127.0.0.0/8");
        var began = visit();
        began.openChat();
        began.write("Hello");
        PlaywrightAssertions.assertThat(began.own("sent")).hasText("Hello");
        assertThat(began.requests()).anyMatch(request -> request.url().endsWith("/kept/widget/poll"));
        var other = visit().openChat();
        other.send("From elsewhere");
        PlaywrightAssertions.assertThat(began.own("sent")).hasText(new String[] {"Hello", "From elsewhere"});
        assertThat(began.find(".link-note p").count()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void withoutTrustASentenceNamesWhatToSet(Kind kind) throws Exception {
        start(kind, "/");
        var page = profile().newPage();
        page.navigate(origin + "/");
        for (var time = 0; time < 2; time++) {
            assertThat(page.evaluate("fetch('/widget/thread').then((answer) => answer.text())"))
                    .asString()
                    .contains("origin-refused", "--trust-proxy");
        }
        assertThat(told.list).hasSize(1);
        assertThat(told.list.getFirst().getFormattedMessage()).contains("--trust-proxy 127.0.0.1");
    }

    private void start(Kind kind, String prefix, String... options) throws Exception {
        var port = TestPorts.take();
        origin = ReverseProxy.origin(port);
        var data = Files.createDirectory(folder.resolve("data"));
        ShopKey.test().write(data.resolve("identity-keys"));
        var all = new ArrayList<>(
                List.of("--port=0", "--data=" + data, "--allow-origin=" + origin.replace("localhost", "LocalHost")));
        all.addAll(List.of(options));
        relay = Relay.start(RelayConfig.parse(Map.of(), all.toArray(String[]::new)), Clock.systemUTC());
        var path = prefix.equals("/") ? "/widget/" : prefix;
        var target = new Target(
                relay.address().getPort(), List.of("/", "/support/").contains(prefix), !prefix.equals("/kept/"));
        proxy = ReverseProxy.start(kind, folder, port, pages.port(), Map.of(path, target));
        pages.loadHubFrom(origin + prefix);
    }

    private Hub visit() {
        return Hub.visit(profile(), origin, Map.of("who", "Maria"));
    }

    private static BrowserContext profile() {
        var profile = Browser.shared().profile(new NewContextOptions().setIgnoreHTTPSErrors(true));
        profile.setDefaultTimeout(Duration.ofMinutes(1).toMillis());
        return profile;
    }
}
