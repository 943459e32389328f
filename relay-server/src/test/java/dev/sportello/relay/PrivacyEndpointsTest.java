package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.ApiKey.Scope;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Role;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.wire.AgentBodies.AuditPage;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import dev.sportello.wire.ApiKeyBodies.MakeApiKey;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.PrivacyBodies.EraseProfile;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where admins take copies of what is known of customers, and see who did what.
class PrivacyEndpointsTest extends OnARelay {
    private String anna = "";

    @BeforeEach
    void aCustomerWrites() throws Exception {
        anna = admin();
        var hub = hub(client.session(ShopKey.test().identity("c-7", "Maria \u2028 \"Rossi\"", clock)));
        for (var text : List.of("First", "Second")) {
            var message = new Command.SendMessage(id(), null, text);
            send(hub, message);
            assertThat(acknowledged(hub, message.id())).isTrue();
        }
    }

    @Test
    void aCopyHoldsAllThatIsKnownAndTheAuditLogSaysWhoTookIt() throws Exception {
        var maria = maria();
        var copy = ask(anna, "GET", export(maria), null);
        assertThat(copy.statusCode()).isEqualTo(200);
        assertThat(copy.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(it -> assertThat(it).contains("customer-" + maria));
        assertThat(copy.body())
                .startsWith("{\"format\":\"sportello-customer\",\"version\":1,")
                .contains("\"customerId\":\"c-7\"", "First", "Second", "\"names\":[{\"kind\":\"customer\"")
                .endsWith("\"complete\":true}\n");
        assertThat(codec.body(copy.body(), Copy.class).tickets()).hasSize(1);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(audit())
                        .first()
                        .extracting(Entry::change)
                        .isInstanceOfSatisfying(
                                Change.ProfileExported.class,
                                exported -> assertThat(exported.profile()).isEqualTo(maria)));
    }

    @Test
    void theAuditLogHoldsNothingOfWhomWasErased() throws Exception {
        var profile = maria();
        assertThat(ask(anna, "POST", "/agent/customers/" + profile + "/erase", new EraseProfile(name()))
                        .statusCode())
                .isEqualTo(204);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> audit().stream().anyMatch(entry -> entry.change() instanceof Change.ProfileErased));
        var page = ask(anna, "GET", "/agent/audit", null).body();
        assertThat(page).contains(profile.toString()).doesNotContain("Maria", "\"c-7\"");
    }

    /// What an inbox shows may be of before the sign-in that said whose the email is.
    @Test
    void whoseNameItIsNowHasToBeTyped() throws Exception {
        var guest = told("luca@example.com", "Guest");
        signIn("luca@example.com");
        signIn("luca.new@example.com");
        for (var shown : List.of("luca@example.com", "Guest", "Luca")) {
            assertThat(error(erase(guest, shown))).as(shown).isEqualTo(ErrorKind.CONFIRMATION_WRONG);
        }
        assertThat(erase(guest, "luca.new@example.com").statusCode()).isEqualTo(204);
        assertThat(error(erase(guest, "luca.new@example.com"))).isEqualTo(ErrorKind.PROFILE_UNKNOWN);
    }

    /// As a customer of the shop, who says whose the email is.
    private void signIn(String email) throws Exception {
        var now = clock.instant().getEpochSecond();
        var _ = client.session(ShopKey.test().signed("""
                {"sub":"c-9","aud":"shop","iat":%d,"exp":%d,"jti":"%s","name":"Luca","email":"%s"}""".formatted(now, now + 300, UUID.randomUUID(), email)));
    }

    private HttpResponse<String> erase(ProfileId profile, String confirmation) throws Exception {
        return ask(anna, "POST", "/agent/customers/" + profile + "/erase", new EraseProfile(confirmation));
    }

    /// @return the profile that the shop's system has told of
    private ProfileId told(String email, String name) throws Exception {
        var asked = new MakeApiKey("Shop", List.of(Scope.Known.INGEST));
        var key = codec.body(ask(anna, "POST", "/agent/api-keys", asked).body(), MadeApiKey.class);
        var body = """
                {"data":{"type":"profile","attributes":{"email":"%s","first_name":"%s"}}}""".formatted(email, name);
        var answer = client.send(
                "/api/profile-import",
                HttpRequest.newBuilder()
                        .header("Authorization", "Klaviyo-API-Key " + key.secret())
                        .POST(BodyPublishers.ofString(body)));
        var id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(answer.body());
        assertThat(id.find()).as(answer.body()).isTrue();
        return new ProfileId(UUID.fromString(id.group(1)));
    }

    @Test
    void onlyAdminsComeInAndOnlyForWhomThereIs() throws Exception {
        var marco = colleague(anna, "marco@shop.example", Role.AGENT).token();
        assertThat(error(ask(marco, "GET", export(maria()), null))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(ask(marco, "GET", "/agent/audit", null))).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(error(ask(anna, "GET", export(new ProfileId(UUID.randomUUID())), null)))
                .isEqualTo(ErrorKind.PROFILE_UNKNOWN);
        assertThat(error(ask(anna, "GET", "/agent/customers/x/export", null))).isEqualTo(ErrorKind.PROFILE_UNKNOWN);
    }

    /// What this test reads of a copy, as anybody's parser does.
    record Copy(List<Object> tickets, boolean complete) {}

    private static String export(ProfileId profile) {
        return "/agent/customers/" + profile + "/export";
    }

    private ProfileId maria() throws Exception {
        return client.liveTickets(anna).getFirst().profile();
    }

    private String name() throws Exception {
        return client.liveTickets(anna).getFirst().shopperName();
    }

    private List<Entry> audit() throws Exception {
        return codec.body(ask(anna, "GET", "/agent/audit?limit=50", null).body(), AuditPage.class)
                .entries();
    }
}
