package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.model.ApiKey;
import dev.sportello.model.Role;
import dev.sportello.model.SettingsPage.Sites;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.IntegrationBodies.Seen;
import dev.sportello.wire.IntegrationBodies.Sighting;
import dev.sportello.wire.Refusal;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The page for whoever connects the shop, with real keys, at a relay that makes keys and has seen something,
/// or has not.
@Tag("long")
class SettingsDevelopersTest extends OnSettings {
    private static final String API = "#api-keys ";
    private static final String KEYS = "#signing-keys ";
    private static final String PAGE = "https://bottega.example";

    @BeforeEach
    void goThere() throws Exception {
        screen.go("developers");
        screen.awaitAnswers();
    }

    @Test
    void anApiKeyIsMadeShownOnceCopiedAndRevoked() throws Exception {
        assertThat(screen.disabled("#api-key-make")).isTrue();
        screen.write("#api-key-name", "Shop server");
        screen.fire("#scope-read");
        screen.fire("#api-key-make");
        screen.awaitAnswers();
        assertThat(screen.relay().apiKeys.getFirst().scopes()).containsExactly(ApiKey.Scope.INGEST, ApiKey.Scope.READ);
        assertThat(screen.typed(API + ".once .text-field")).startsWith("sk_7hTqW9dK");
        assertThat(screen.focused(API + ".once .copy")).isTrue();
        screen.press(KeyCode.SPACE);
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString())).startsWith("sk_7hTqW9dKx2");
        assertThat(screen.text(API + ".kept-row .soft"))
                .isEqualTo("sk_7hTqW9dK… · made by Anna Bianchi on 5 Mar 2026 · never used");
        assertThat(screen.typed("#api-key-name")).isEmpty();
        screen.fire(API + ".once .done");
        assertThat(screen.shows(API + ".once")).isFalse();
        screen.fire(API + ".end");
        assertThat(screen.focused(API + ".keep")).isTrue();
        assertThat(screen.text(API + ".confirmation .label"))
                .endsWith("This stops: sending customers and events, reading customers.");
        screen.press(KeyCode.SPACE);
        assertThat(screen.relay().apiKeys).as("the first answer keeps it").hasSize(1);
        screen.fire(API + ".end");
        screen.fire(API + ".sure");
        screen.awaitAnswers();
        assertThat(screen.relay().apiKeys).isEmpty();
        assertThat(screen.shows(API + ".none")).isTrue();
    }

    @Test
    void atARelayWithoutTheCheckOfASetUpThatIsSaid() throws Exception {
        assertThat(screen.shows("#script-check-failed")).isFalse();
        screen.relay().refuse(ErrorKind.NOT_FOUND);
        screen.fire("#script-check");
        screen.awaitAnswers();
        await().untilAsserted(() -> assertThat(screen.text("#script-check-failed"))
                .isEqualTo("The relay could not do this. Try again in a moment."));
    }

    @Test
    void aNameAndScopesAreCheckedAsTheyAreGiven() throws Exception {
        screen.write("#api-key-name", "x".repeat(101));
        assertThat(screen.text(API + ".field-error")).contains("longer than 100");
        screen.write("#api-key-name", "Shop");
        assertThat(screen.disabled("#api-key-make")).isFalse();
        screen.fire("#scope-ingest");
        assertThat(screen.text(API + ".form .field-error")).isEqualTo("Say what it is for.");
        assertThat(screen.disabled("#api-key-make")).isTrue();
    }

    @Test
    void whatIsTypedIsAskedAboutBeforeItIsLost() throws Exception {
        screen.write("#api-key-name", "Shop");
        screen.press(KeyCode.ESCAPE);
        assertThat(screen.shows("#guard")).isTrue();
        screen.fire("#guardDiscard");
        screen.openAgain();
        screen.awaitAnswers();
        assertThat(screen.typed("#api-key-name")).isEmpty();
    }

    @Test
    void whatIsShownOnceIsGoneWhenTheDialogOpensAgain() throws Exception {
        screen.fire("#signing-key-make");
        screen.awaitAnswers();
        assertThat(screen.typed(KEYS + ".once .text-field")).startsWith("zH8Z");
        screen.press(KeyCode.ESCAPE);
        screen.openAgain();
        screen.awaitAnswers();
        assertThat(screen.shows(KEYS + ".once")).isFalse();
        assertThat(screen.typed(KEYS + ".once .text-field")).isEmpty();
        assertThat(screen.text(KEYS + ".kept-row .medium")).isEqualTo("key-5f0c2d90");
    }

    @Test
    void twoIdentityKeysAreLiveAtMostAndAnotherWhenOneIsRemoved() throws Exception {
        screen.fire("#signing-key-make");
        screen.awaitAnswers();
        screen.fire("#signing-key-paste");
        assertThat(screen.focused("#public-key")).isTrue();
        screen.write("#public-key", "-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----");
        assertThat(screen.text(KEYS + ".form .field-error")).startsWith("This is a private key.");
        assertThat(screen.disabled("#public-key-add")).isTrue();
        screen.write("#public-key", "\u00a0\u200b");
        assertThat(screen.disabled("#public-key-add"))
                .as("nothing that one sees")
                .isTrue();
        screen.write("#public-key", "\u00a011qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\u200b");
        screen.fire("#public-key-add");
        screen.awaitAnswers();
        assertThat(screen.relay().signingKeys).hasSize(2);
        assertThat(screen.text("#script-server .code-lines"))
                .as("the key that was added last")
                .contains("alg: \"EdDSA\", kid: \"key-5f0c2d91\"");
        assertThat(screen.shows("#signing-key-make")).isFalse();
        screen.fire(KEYS + ".end");
        screen.fire(KEYS + ".sure");
        screen.awaitAnswers();
        assertThat(screen.relay().signingKeys).hasSize(1);
        assertThat(screen.shows("#signing-key-make")).isTrue();
    }

    @Test
    void aSiteIsAddedAsBrowsersSpellItAndTakenAwayAfterAQuestion() throws Exception {
        screen.write("#site", "bottega");
        screen.after(() -> screen.find("#api-key-name").requestFocus());
        assertThat(screen.text("#sites .form .field-error")).startsWith("Begin with https://");
        screen.write("#site", "\u00a0https://Bücher.example\u200b");
        assertThat(screen.text("#sites .form .soft")).contains("https://xn--bcher-kva.example");
        screen.fire("#site-add");
        screen.awaitAnswers();
        assertThat(screen.relay().saved).last().isEqualTo(new Sites(List.of("https://xn--bcher-kva.example"), 0));
        assertThat(screen.typed("#site")).isEmpty();
        screen.write("#site", "https://xn--bcher-kva.example");
        assertThat(screen.disabled("#site-add")).as("it is there").isTrue();
        screen.write("#site", "");
        screen.fire("#sites .end");
        screen.fire("#sites .sure");
        screen.awaitAnswers();
        assertThat(screen.relay().saved)
                .last()
                .isInstanceOfSatisfying(
                        Sites.class, sites -> assertThat(sites.origins()).isEmpty());
    }

    @Test
    void whoPressesAButtonThatWaitsGoesOnInItsField() throws Exception {
        screen.write("#site", "https://shop.example");
        press("#site-add");
        screen.awaitAnswers();
        assertThat(screen.focused("#site")).as("added").isTrue();
        screen.write("#api-key-name", "Shop");
        screen.relay().refuse(ErrorKind.STORAGE_FAILED);
        press("#api-key-make");
        screen.awaitAnswers();
        assertThat(screen.focused("#api-key-name")).as("refused").isTrue();
        screen.fire("#signing-key-paste");
        screen.write("#public-key", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        press("#public-key-add");
        screen.awaitAnswers();
        assertThat(screen.focused("#public-key")).as("refused").isTrue();
    }

    @Test
    void whoTakesOneAwayByKeyboardGoesOnBesideIt() throws Exception {
        for (var site : List.of("https://one.example", "https://two.example")) {
            screen.write("#site", site);
            screen.fire("#site-add");
            screen.awaitAnswers();
        }
        takeAway("#sites ");
        assertThat(screen.focused("#sites .end")).as("the next").isTrue();
        takeAway("#sites ");
        assertThat(screen.focused("#site")).as("the form").isTrue();
        screen.write("#api-key-name", "Shop");
        screen.fire("#api-key-make");
        screen.awaitAnswers();
        takeAway("#api-keys ");
        assertThat(screen.focused("#api-key-name")).as("the form").isTrue();
        screen.fire("#signing-key-make");
        screen.awaitAnswers();
        takeAway("#signing-keys ");
        assertThat(screen.focused("#signing-key-make")).as("what makes another").isTrue();
    }

    private void takeAway(String section) throws Exception {
        var rows = rows(section);
        press(section + ".end");
        press(section + ".sure");
        screen.awaitAnswers();
        await("the list without it").atMost(SampleDesk.PATIENCE).until(() -> rows(section) < rows);
        screen.settle();
    }

    private int rows(String section) throws Exception {
        return Fx.get(() -> screen.root().lookupAll(section + ".kept-row").size());
    }

    private void press(String button) throws Exception {
        screen.after(() -> screen.find(button).requestFocus());
        screen.press(KeyCode.SPACE);
        screen.settle();
    }

    @Test
    void thePageSaysWhatWasSeenOfTheShopsPages() throws Exception {
        assertThat(screen.text("#seen .medium")).isEqualTo("Not seen yet");
        see(new Seen(ago(2), null, null, null));
        assertThat(screen.text("#seen .medium"))
                .isEqualTo("Loaded on " + PAGE + " 2 minutes ago, but no shopper was signed in yet");
        assertThat(screen.shows("#fault")).isFalse();
        see(new Seen(ago(2), ago(1), null, null));
        assertThat(screen.text("#seen .medium"))
                .isEqualTo("Works: the last shopper was signed in 1 minute ago, on " + PAGE);
        var late = new Sighting(Shop.NOW, PAGE, Refusal.of(ErrorKind.TOKEN_EXPIRED));
        see(new Seen(ago(2), ago(1), null, late));
        assertThat(screen.text("#fault .medium")).isEqualTo("On " + PAGE + " a shopper was not signed in just now");
        assertThat(screen.text("#fault .soft")).contains("check the clock of your server");
        see(new Seen(null, null, new Sighting(Shop.NOW, "https://other.example", null), null));
        assertThat(screen.text("#fault .medium")).contains("https://other.example", "refused");
    }

    @Test
    void aRelayThatIsNotReachedIsAskedAgainByAButtonAndWhatIsKnownStays() throws Exception {
        screen.relay().refuse(ErrorKind.BUSY);
        screen.press(KeyCode.ESCAPE);
        screen.openAgain();
        screen.awaitAnswers();
        assertThat(screen.shows("#failed")).isTrue();
        assertThat(screen.shows("#script")).isFalse();
        screen.relay().refuse(null);
        screen.fire("#failed .button");
        screen.awaitAnswers();
        assertThat(screen.shows("#failed")).isFalse();
        assertThat(screen.shows("#script")).isTrue();
    }

    @Test
    void theWebhooksLeadToTheirSecrets() throws Exception {
        screen.fire("#go-to-secrets");
        screen.awaitAnswers();
        assertThat(screen.selected("#page-secrets")).isTrue();
    }

    @Test
    void whoIsNoAdminHasNoSuchPage() throws Exception {
        screen.youBecome(Role.AGENT);
        assertThat(screen.isOpen()).isFalse();
        screen.openAgain();
        assertThat(screen.has("#page-developers")).isFalse();
    }

    private void see(Seen seen) throws Exception {
        screen.relay().seen = seen;
        screen.press(KeyCode.ESCAPE);
        screen.openAgain();
        screen.awaitAnswers();
    }

    private static @Nullable Sighting ago(int minutes) {
        return new Sighting(Shop.NOW.minus(Duration.ofMinutes(minutes)), PAGE, null);
    }
}
