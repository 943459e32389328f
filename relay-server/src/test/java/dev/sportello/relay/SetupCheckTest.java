package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Role;
import dev.sportello.model.SettingsPage;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.wire.CheckBodies.OpenedCheck;
import dev.sportello.wire.CheckBodies.SetupTried;
import dev.sportello.wire.CheckBodies.TriedIdentity;
import dev.sportello.wire.CheckBodies.TriedSite;
import dev.sportello.wire.CheckBodies.TrySetup;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.relay.rig.UpgradeRefused;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an admin learns of a set-up, by the code of a check.
class SetupCheckTest extends OnARelay {
    private static final String CHECKED_AT = "https://chat.shop.example";

    private String anna = "";
    private String code = "";

    @BeforeEach
    void openACheck() throws Exception {
        anna = admin();
        var opened = codec.body(ask(anna, "POST", "/agent/check", Map.of()).body(), OpenedCheck.class);
        assertThat(opened.until()).isEqualTo(clock.instant().plus(Duration.ofMinutes(15)));
        code = opened.code();
    }

    private HttpResponse<String> check(String code, @Nullable String page, @Nullable String token) throws Exception {
        var body = codec.encode(new TrySetup(code, page, token));
        return client.send(
                "/widget/check",
                HttpRequest.newBuilder().header("Origin", CHECKED_AT).POST(BodyPublishers.ofString(body)));
    }

    private SetupTried tried(@Nullable String page, @Nullable String token) throws Exception {
        var answer = check(code, page, token);
        assertThat(answer.headers().map()).doesNotContainKey("Access-Control-Allow-Origin");
        return codec.body(answer.body(), SetupTried.class);
    }

    @Test
    void onlyAnAdminOpensACheckAndItHoldsForAQuarterOfAnHour() throws Exception {
        var marco = colleague(anna, "marco@shop.example", Role.AGENT);
        assertThat(error(ask(marco.token(), "POST", "/agent/check", Map.of()))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(check("guessed", null, null))).isEqualTo(ErrorKind.SESSION_EXPIRED);
        assertThat(tried(null, null).now()).isEqualTo(clock.instant());
        clock.move(Duration.ofMinutes(15));
        assertThat(error(check(code, null, null))).isEqualTo(ErrorKind.SESSION_EXPIRED);
    }

    @Test
    void itSaysWhetherASiteMayShowTheChatAndWhichIsMeant() throws Exception {
        client.save(anna, new SettingsPage.Sites(List.of("https://shop.example"), 0));
        assertThat(tried("https://Shop.example:443/shoes?a=b", null).site())
                .isEqualTo(new TriedSite("https://shop.example", true, List.of()));
        assertThat(tried("http://www.shop.example:8080/", null).site())
                .isEqualTo(new TriedSite("http://www.shop.example:8080", false, List.of("https://shop.example")));
        for (var none : List.of("shop", "", "javascript:alert(1)", "https://", "file:///etc/passwd", "https://a b")) {
            assertThat(tried(none, null).site()).as(none).isEqualTo(new TriedSite(null, false, List.of()));
        }
    }

    @Test
    void itSaysWhetherTheRelayWouldBelieveAnIdentityAndUsesNoneUp() throws Exception {
        var good = ShopKey.test().identity("c-7", "Maria Rossi", clock);
        assertThat(tried(null, good).identity()).isEqualTo(new TriedIdentity(null));
        assertThat(client.session(good)).as("still to be used").isNotEmpty();
        var now = clock.instant().getEpochSecond();
        var number = "{\"sub\":7,\"aud\":\"shop\",\"jti\":\"j\",\"iat\":%d,\"exp\":%d}".formatted(now, now + 300);
        assertThat(why(ShopKey.test().signed(number))).isEqualTo(ErrorKind.TOKEN_CLAIM_TYPE);
        assertThat(why(good.substring(0, good.length() - 6) + "AAAAAA")).isEqualTo(ErrorKind.TOKEN_SIGNATURE);
        assertThat(why("nonsense")).isEqualTo(ErrorKind.TOKEN_MALFORMED);
        clock.move(Duration.ofMinutes(12));
        assertThat(why(good)).isEqualTo(ErrorKind.TOKEN_EXPIRED);
        var seen = ask(anna, "GET", "/agent/integration", null).body();
        assertThat(seen).as("nothing of it was noted").doesNotContain("token-");
    }

    private @Nullable ErrorName why(String token) throws Exception {
        var refusal = Objects.requireNonNull(tried(null, token).identity()).refusal();
        return refusal == null ? null : refusal.error();
    }

    @Test
    void theSiteOfTheCheckMayOpenASocketAndGetsNoFurtherThanHello() throws Exception {
        var from = Map.of("Origin", CHECKED_AT);
        Assertions.assertThatThrownBy(() -> open("/widget/socket", from)).isInstanceOf(UpgradeRefused.class);
        var _ = tried(null, null);
        var session = shopper("c-7");
        for (var token : List.of("check", session)) {
            var link = open("/widget/socket", from);
            send(link, new Hello(token, null));
            assertThat(refusal(link)).isIn(ErrorKind.SESSION_EXPIRED, ErrorKind.ORIGIN_REFUSED);
        }
        var identity = ShopKey.test().identity("c-8", "Luca", clock);
        var begun = client.send(
                "/widget/session",
                HttpRequest.newBuilder()
                        .header("Origin", CHECKED_AT)
                        .POST(BodyPublishers.ofString("{\"token\":\"" + identity + "\"}")));
        assertThat(error(begun)).isEqualTo(ErrorKind.ORIGIN_REFUSED);
        clock.move(Duration.ofMinutes(15));
        Assertions.assertThatThrownBy(() -> open("/widget/socket", from)).isInstanceOf(UpgradeRefused.class);
    }

    @Test
    void thePageOfTheCheckIsNoSiteThatAskedForTheHub() throws Exception {
        var _ = tried(null, null);
        var _ = client.send(
                "/widget/stream",
                HttpRequest.newBuilder().header("Origin", CHECKED_AT).POST(BodyPublishers.ofString("{}")));
        var _ = client.send(
                "/widget/sportello.js",
                HttpRequest.newBuilder()
                        .header("Referer", CHECKED_AT + "/widget/check")
                        .GET());
        assertThat(ask(anna, "GET", "/agent/integration", null).body()).doesNotContain(CHECKED_AT);
        clock.move(Duration.ofMinutes(15));
        assertThat(error(check(code, null, null))).isEqualTo(ErrorKind.SESSION_EXPIRED);
        assertThat(ask(anna, "GET", "/agent/integration", null).body()).doesNotContain(CHECKED_AT);
    }

    @Test
    void thePageIsUnderAPolicyOfItsOwnAndInNoFrame() throws Exception {
        var page = client.send("/widget/check", HttpRequest.newBuilder().GET());
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.body()).doesNotContain(RelayClient.ORIGIN);
        for (var file : List.of("check.js", "policy.js", "texts.js", "check.css")) {
            assertThat(client.send(
                                    "/widget/check/" + file,
                                    HttpRequest.newBuilder().GET())
                            .statusCode())
                    .as(file)
                    .isEqualTo(200);
        }
        for (var file : List.of("check.html", "..%2fdb%2fmigration", "secrets")) {
            assertThat(client.send(
                                    "/widget/check/" + file,
                                    HttpRequest.newBuilder().GET())
                            .statusCode())
                    .as(file)
                    .isGreaterThanOrEqualTo(400);
        }
    }
}
