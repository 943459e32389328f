package dev.sportello.desktop.screens;

import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.model.ApiKey;
import dev.sportello.model.ApiKeyId;
import dev.sportello.model.SettingsPage.Sites;
import dev.sportello.model.SigningKey;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.IntegrationBodies.Seen;
import dev.sportello.wire.IntegrationBodies.Sighting;
import dev.sportello.wire.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// The pictures of the settings' page for whoever connects the shop.
final class DevelopersScreens {
    private static final String PAGE = "https://bottega.example";

    private final SettingsScreens settings;

    DevelopersScreens(SettingsScreens settings) {
        this.settings = settings;
    }

    /// @param prefix the beginning of the pictures' names
    void render(String prefix, Look look) throws Exception {
        var name = prefix + "-developers";
        var italian = look.in(Locale.ITALY);
        settings.picture(name, look, DevelopersScreens::empty);
        settings.picture(name + "-2x", look.scaled(2), DevelopersScreens::full);
        settings.picture(name + "-fault", look, view -> {
            var refused = new Sighting(Shop.NOW, PAGE, Refusal.of(ErrorKind.TOKEN_SIGNATURE));
            view.relay().seen = new Seen(ago(2), null, null, refused);
            again(view);
        });
        for (var place : List.of(0.0, 0.4, 1.0)) {
            settings.picture(name + "-full-" + place, look, view -> {
                full(view);
                scroll(view, place);
            });
            settings.picture(name + "-full-it-" + place, italian, view -> {
                full(view);
                scroll(view, place);
            });
        }
        settings.picture(name + "-small-it", italian.sized(852, 552), view -> {
            full(view);
            scroll(view, 0.8);
        });
        settings.picture(name + "-made", look, view -> {
            full(view);
            view.write("#api-key-name", "Server");
            view.fire("#api-key-make");
            view.awaitAnswers();
        });
        settings.picture(name + "-revoking-it", italian, view -> {
            full(view);
            view.fire("#api-keys .end");
        });
        settings.picture(name + "-pasting", look, view -> {
            empty(view);
            view.fire("#signing-key-paste");
            view.write("#public-key", "-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----");
            scroll(view, 0.45);
        });
        settings.picture(name + "-not-reached-it", italian, view -> {
            view.loseRelay();
            view.press(KeyCode.ESCAPE);
            view.openAgain();
            view.go("developers");
            view.awaitAnswers();
        });
        settings.picture(name + "-largest-it", italian.in(TextSize.LARGEST).sized(1124, 680), view -> {
            full(view);
            scroll(view, 0.5);
        });
    }

    private static void empty(SettingsOnScreen view) throws Exception {
        view.go("developers");
        view.awaitAnswers();
    }

    private static void full(SettingsOnScreen view) throws Exception {
        var lengthy = "The warehouse’s nightly export that also tells of returns from the shops in Bologna and Modena";
        view.relay()
                .apiKeys
                .addAll(List.of(
                        key(1, "Shop’s server", List.of(ApiKey.Scope.INGEST), 3),
                        key(2, lengthy, List.of(ApiKey.Scope.INGEST, ApiKey.Scope.READ, ApiKey.Scope.ERASE), null)));
        view.relay()
                .signingKeys
                .addAll(List.of(
                        new SigningKey("key-5f0c2d91", "HS256", at(60 * 24 * 40), Staff.ANNA.id(), at(3)),
                        new SigningKey("shop-2026", "EdDSA", at(60), Staff.MARCO.id(), null)));
        view.relay().seen = new Seen(ago(2), ago(1), null, null);
        view.shop().save(new Sites(List.of("https://xn--bcher-kva.example", "http://localhost:8080"), 0));
        again(view);
    }

    private static void again(SettingsOnScreen view) throws Exception {
        view.press(KeyCode.ESCAPE);
        view.openAgain();
        view.go("developers");
        view.awaitAnswers();
    }

    private static ApiKey key(int number, String name, List<ApiKey.Scope> scopes, @Nullable Integer used) {
        return new ApiKey(
                new ApiKeyId(new UUID(1, number)),
                name,
                "sk_7hTqW9d" + number,
                scopes,
                at(60 * 24 * number),
                Staff.ANNA.id(),
                used == null ? null : at(used));
    }

    private static Instant at(int minutesAgo) {
        return Shop.NOW.minus(Duration.ofMinutes(minutesAgo));
    }

    private static Sighting ago(int minutes) {
        return new Sighting(at(minutes), PAGE, null);
    }

    private static void scroll(SettingsOnScreen view, double place) throws Exception {
        view.after(() -> ((ScrollPane) view.find("#developersPage")).setVvalue(place));
        view.settle();
    }
}
