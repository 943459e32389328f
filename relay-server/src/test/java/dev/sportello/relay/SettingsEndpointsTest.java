package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.colour.Colour;
import dev.sportello.logo.Logo;
import dev.sportello.model.ApiKey.Scope;
import dev.sportello.model.Change;
import dev.sportello.model.Role;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsPage;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.AgentBodies;
import dev.sportello.wire.ApiKeyBodies.MakeApiKey;
import dev.sportello.wire.ClientFrame.Hello;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.LogoName;
import dev.sportello.wire.PublicSettings;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.TeamBodies;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsEndpointsTest extends OnARelay {

    @Test
    void whatAnAdminSavesEveryDesktopHearsAndTheSnapshotHolds() throws Exception {
        var admin = admin();
        var desktop = desktop(admin);
        var page = new SettingsPage.WebChat(Visibility.SIGNED_IN_SHOPPERS, "Ciao!", 0);
        var sequence = saved(save(admin, page));
        var entry = next(desktop, RelayFrame.Entries.class).entries().getFirst();
        assertThat(entry.ticket()).isNull();
        assertThat(entry.sequence()).isEqualTo(sequence);
        var snapshot = client.snapshot(admin);
        assertThat(entry.change())
                .isEqualTo(new Change.SettingsSaved(snapshot.you().party(), page));
        assertThat(snapshot.account().webChat()).isEqualTo(page.at(sequence));
    }

    @Test
    void aDesktopThatWasAwayHearsItWhenItCatchesUp() throws Exception {
        var admin = admin();
        var before = client.snapshot(admin).position();
        var sequence = saved(save(admin, welcome("Ciao!", 0)));
        var link = desktop();
        send(link, new Hello(admin, before));
        assertThat(next(link, RelayFrame.Entries.class).entries())
                .singleElement()
                .satisfies(it -> assertThat(it.ticket()).isNull())
                .satisfies(it -> assertThat(it.sequence()).isEqualTo(sequence));
    }

    @Test
    void aNewShopTakesTheZoneOfItsFirstAdmin() throws Exception {
        var code = Objects.requireNonNull(relay().setupCode());
        var first = new TeamBodies.FirstAdmin(code, "Anna", "anna@shop.example", PASSWORD, "laptop", "Europe/Rome");
        var admin = codec.body(post("/agent/first-admin", first).body(), TeamBodies.SignedIn.class)
                .token();
        await().untilAsserted(() ->
                assertThat(client.snapshot(admin).account().general().zone()).isEqualTo(ZoneId.of("Europe/Rome")));
        assertThat(client.snapshot(admin).account().general().version()).isPositive();
    }

    @Test
    void aZoneThatIsNoneIsLeftOut() throws Exception {
        var code = Objects.requireNonNull(relay().setupCode());
        var first = new TeamBodies.FirstAdmin(code, "Anna", "anna@shop.example", PASSWORD, "laptop", "Atlantis/Rome");
        var admin = codec.body(post("/agent/first-admin", first).body(), TeamBodies.SignedIn.class)
                .token();
        assertThat(client.snapshot(admin).account().general().zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void nobodyButAnAdminSaves() throws Exception {
        var admin = admin();
        var marco = colleague(admin, "marco@shop.example", Role.AGENT);
        assertThat(error(save(marco.token(), welcome("Ciao!", 0)))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(save(shopper("c-7"), welcome("Ciao!", 0)))).isEqualTo(ErrorKind.SESSION_EXPIRED);
        assertThat(client.snapshot(admin).account().webChat().version()).isZero();
    }

    @Test
    void anOldVersionIsOutdatedAndABrokenRuleIsNamed() throws Exception {
        var admin = admin();
        var _ = saved(save(admin, welcome("Ciao!", 0)));
        assertThat(error(save(admin, welcome("Hello!", 0)))).isEqualTo(ErrorKind.SETTINGS_OUTDATED);
        var tooLong = save(admin, welcome("x".repeat(1_001), 2));
        assertThat(error(tooLong)).isEqualTo(ErrorKind.SETTINGS_INVALID);
        assertThat(tooLong.body()).contains("welcome").doesNotContain("xxx");
    }

    @Test
    void theSameSaveAgainGetsTheSameAnswer() throws Exception {
        var admin = admin();
        var body = new AgentBodies.SaveSettings(id(), welcome("Ciao!", 0));
        assertThat(ask(admin, "PUT", "/agent/settings", body).body())
                .isEqualTo(ask(admin, "PUT", "/agent/settings", body).body());
    }

    @Test
    void aHubHearsWhatTheShopShowsAtTheBeginningAndAfterASave() throws Exception {
        var admin = admin();
        var hub = hub();
        var session = shopper("c-7");
        send(hub, new Hello(session, client.thread(session).position()));
        assertThat(shop(hub).version()).isZero();
        var sequence = saved(save(admin, welcome(" Ciao! ", 0)));
        var shop = shop(hub);
        assertThat(shop.version()).isEqualTo(sequence);
        assertThat(shop.welcome()).isEqualTo("Ciao!");
        assertThat(shop.chat()).isTrue();
    }

    @Test
    void aHubHearsOfNothingElseThatAnAdminDoes() throws Exception {
        var admin = admin();
        var hub = hub();
        var session = shopper("c-7");
        send(hub, new Hello(session, client.thread(session).position()));
        assertThat(shop(hub).version()).isZero();
        var key = new MakeApiKey("Shop", List.of(Scope.INGEST));
        assertThat(ask(admin, "POST", "/agent/api-keys", key).statusCode()).isBetween(200, 201);
        var sequence = saved(save(admin, welcome("Ciao!", 0)));
        assertThat(shop(hub).version()).isEqualTo(sequence);
    }

    @Test
    void aHubBehindAStreamHearsItToo() throws Exception {
        var admin = admin();
        var session = shopper("c-7");
        var hello = new Hello(session, client.thread(session).position());
        var request = page().uri(relay().address().resolve("/widget/stream"))
                .POST(BodyPublishers.ofString(codec.encode(hello)))
                .build();
        try (var browser = HttpClient.newHttpClient()) {
            var answer = browser.send(request, BodyHandlers.ofInputStream());
            var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            assertThat(shop(lines).version()).isZero();
            var sequence = saved(save(admin, new SettingsPage.WebChat(Visibility.OFF, "Ciao!", 0)));
            assertThat(shop(lines).version()).isEqualTo(sequence);
            browser.shutdownNow();
        }
    }

    @Test
    void theLoaderCarriesWhatWasSaved() throws Exception {
        var _ = saved(save(admin(), welcome("Ciao dalla bottega!", 0)));
        assertThat(client.send("/widget/sportello.js", page()).body()).contains("Ciao dalla bottega!");
    }

    @Test
    void whereTheChatIsOffNobodyWritesButWhatIsLiveIsFinished() throws Exception {
        var admin = admin();
        var hub = hub(shopper("c-7"));
        var other = hub(shopper("c-8"));
        var desktop = desktop(admin);
        var asked = new Command.SendMessage(id(), null, "Where is my parcel?");
        send(hub, asked);
        assertThat(acknowledged(hub, asked.id())).isTrue();
        var hello = new Command.SendMessage(id(), null, "Hello?");
        send(other, hello);
        assertThat(acknowledged(other, hello.id())).isTrue();
        var _ = saved(save(admin, new SettingsPage.WebChat(Visibility.OFF, "", 0)));
        var tickets = client.liveTickets(admin);
        var own = tickets.getFirst().id();
        var others = tickets.getLast().id();

        for (var message : new Command[] {
            new Command.SendMessage(id(), own, "Hello?"), new Command.SendMessage(id(), null, "Hello?")
        }) {
            send(hub, message);
            assertThat(refusal(hub)).isEqualTo(ErrorKind.CHAT_OFF);
        }
        send(hub, asked);
        assertThat(next(hub, RelayFrame.Done.class).id())
                .as("what was sent before")
                .isEqualTo(asked.id());
        var reply = new Command.Reply(id(), own, "It left us 📦");
        send(desktop, reply);
        assertThat(acknowledged(desktop, reply.id())).isTrue();
        send(hub, new Command.EndChat(id(), own));
        assertThat(next(hub, RelayFrame.Done.class)).isNotNull();
        send(desktop, new Command.CloseTicket(id(), others, Long.MAX_VALUE));
        assertThat(next(desktop, RelayFrame.Done.class)).isNotNull();
        assertThat(client.liveTickets(admin)).isEmpty();
    }

    @Test
    void theLogoIsServedUnderANameOfItsOwnAndNothingElseIsTakenForOne() throws Exception {
        var admin = admin();
        var pixels = new int[Logo.SIZE * Logo.SIZE];
        var brand = new SettingsPage.Brand(
                Colour.parse("#176b5b"), SettingsPage.Corner.END, SettingsPage.Theme.LIGHT, Logo.of(pixels), 0);
        var _ = saved(save(admin, brand));
        var name = Objects.requireNonNull(LogoName.of(brand));
        var logo = client.send("/widget/logo/" + name, HttpRequest.newBuilder().GET());
        assertThat(logo.statusCode()).isEqualTo(200);
        assertThat(logo.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(logo.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(logo.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(client.send(
                                "/widget/logo/other.png",
                                HttpRequest.newBuilder().GET())
                        .statusCode())
                .isEqualTo(404);
        var svg = Base64.getEncoder().encodeToString("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8));
        assertThat(error(save(
                        admin,
                        new SettingsPage.Brand(
                                Colour.parse("#176b5b"),
                                SettingsPage.Corner.END,
                                SettingsPage.Theme.LIGHT,
                                svg,
                                client.snapshot(admin).account().brand().version()))))
                .isEqualTo(ErrorKind.SETTINGS_INVALID);
    }

    @Test
    void whatAnOlderDesktopDoesNotKnowStaysWhenItSaves() throws Exception {
        var admin = admin();
        var logo = Logo.of(new int[Logo.SIZE * Logo.SIZE]);
        var first = saved(save(admin, brand("#176b5b", logo, 0)));
        var second = saved(save(admin, brand("#884422", null, first), List.of()));
        assertThat(client.snapshot(admin).account().brand()).isEqualTo(brand("#884422", logo, second));
        var third = saved(save(admin, brand("#884422", null, second), List.of("/logo")));
        assertThat(client.snapshot(admin).account().brand()).isEqualTo(brand("#884422", null, third));
    }

    private static SettingsPage.Brand brand(String colour, @Nullable String logo, long version) {
        return new SettingsPage.Brand(
                Colour.parse(colour), SettingsPage.Corner.END, SettingsPage.Theme.LIGHT, logo, version);
    }

    private static SettingsPage welcome(String text, long version) {
        return new SettingsPage.WebChat(Visibility.SIGNED_IN_SHOPPERS, text, version);
    }

    private HttpResponse<String> save(String token, SettingsPage page) throws Exception {
        return ask(token, "PUT", "/agent/settings", new AgentBodies.SaveSettings(id(), page));
    }

    private HttpResponse<String> save(String token, SettingsPage page, List<String> cleared) throws Exception {
        return ask(token, "PUT", "/agent/settings", new AgentBodies.SaveSettings(id(), page, cleared));
    }

    private long saved(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return codec.body(answer.body(), AgentBodies.Saved.class).sequence();
    }

    private PublicSettings shop(WebSocketLink hub) throws Exception {
        return next(hub, RelayFrame.Shop.class).settings();
    }

    private PublicSettings shop(BufferedReader lines) throws Exception {
        while (true) {
            var line = Objects.requireNonNull(lines.readLine(), "the stream has ended");
            if (line.startsWith("data: ")
                    && codec.relayFrame(line.substring("data: ".length())) instanceof RelayFrame.Shop shop) {
                return shop.settings();
            }
        }
    }
}
