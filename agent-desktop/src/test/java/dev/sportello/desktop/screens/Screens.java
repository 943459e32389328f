package dev.sportello.desktop.screens;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.connection.RelayHttp;
import dev.sportello.desktop.connection.SignInClient;
import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.login.LoginController;
import dev.sportello.desktop.login.LoginHints;
import dev.sportello.desktop.preferences.SendKey;
import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.sample.BusyDay;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.View;
import dev.sportello.desktop.window.RefusalController;
import dev.sportello.model.TicketId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// Renders every screen and state to `target/screens`, to be looked at. Run by hand, or by the tests beside it.
public final class Screens {
    private static final TicketId MARIA = new TicketId(1042);

    private final Path folder;

    Screens(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var screens = new Screens(Path.of(arguments[0]));
        var only = arguments.length > 1 ? arguments[1] : "";
        for (var scheme : ColorScheme.values()) {
            screens.renderInbox(scheme, only);
            screens.renderSettings(scheme, only);
        }
        Platform.exit();
    }

    /// The inbox, and what one sees before it.
    ///
    /// @param only the beginning of the names to render; empty for all
    void renderInbox(ColorScheme scheme, String only) throws Exception {
        Files.createDirectories(folder);
        try (var desk = new SampleDesk(BusyDay.busy())) {
            var name = name(scheme);
            var look = look(scheme);
            calm(only, name, look, desk);
            new InboxScreens(this, only, name, look).render(desk);
            new CustomerScreens(this, only, name, look).render();
            new BusyScreens(this, only, name, look).render();
            new LettersScreens(this, only, name, look).render();
            new WritingScreens(this, only, name, look).render();
            logins(only, name, look);
        }
    }

    /// The settings.
    ///
    /// @param only the beginning of the names to render; empty for all
    void renderSettings(ColorScheme scheme, String only) throws Exception {
        Files.createDirectories(folder);
        new SettingsScreens(this, only).render(name(scheme), look(scheme));
    }

    private static String name(ColorScheme scheme) {
        return scheme.name().toLowerCase(Locale.ROOT);
    }

    private static Look look(ColorScheme scheme) {
        return new Look(scheme, Locale.UK, 1, 1280, 800);
    }

    /// Where nothing happens at the desk, one will do for all.
    private void calm(String only, String look, Look light, SampleDesk desk) throws Exception {
        picture(only, look + "-inbox", light, desk, MARIA, _ -> {});
        picture(only, look + "-inbox-2x", light.scaled(2), desk, MARIA, _ -> {});
        picture(only, look + "-inbox-it", light.in(Locale.ITALY), desk, MARIA, _ -> {});
        picture(only, look + "-small", light.sized(900, 600), desk, MARIA, _ -> {});
        for (var size : TextSize.values()) {
            var suffix = "-text-" + size.name().toLowerCase(Locale.ROOT);
            picture(only, look + suffix, light.in(size), desk, MARIA, _ -> {});
        }
        var largest = light.in(TextSize.LARGEST).in(Locale.ITALY).sized(900, 600);
        picture(only, look + "-text-largest-small-it", largest, desk, MARIA, _ -> {});
        picture(
                only,
                look + "-send-key-it",
                light.in(Locale.ITALY),
                desk,
                MARIA,
                view -> view.prefer(SendKey.SHORTCUT_ENTER));
        picture(only, look + "-nothing-open", light, desk, null, _ -> {});
        picture(only, look + "-long", light, desk, new TicketId(1049), _ -> {});
        picture(only, look + "-emoji", light, desk, MARIA, view -> view.fire(".composer-bar .button.square"));
        picture(only, look + "-shortcuts", light, desk, MARIA, view -> view.key(Shortcut.SHORTCUTS));
        picture(
                only,
                look + "-shortcuts-it",
                light.in(Locale.ITALY),
                desk,
                MARIA,
                view -> view.key(Shortcut.SHORTCUTS));
        picture(only, look + "-search-empty", light, desk, null, view -> view.search("gloves"));
        picture(only, look + "-account", light, desk, MARIA, view -> view.openMenu("#account"));
        picture(only, look + "-row-menu", light, desk, MARIA, SampleWindow::askForRowMenu);
        picture(only, look + "-row-menu-it", light.in(Locale.ITALY), desk, MARIA, SampleWindow::askForRowMenu);
        picture(only, look + "-snooze-pick", light, desk, MARIA, view -> view.choose("#snooze", 3));
        picture(only, look + "-snooze", light, desk, MARIA, view -> view.openMenu("#snooze"));
        picture(only, look + "-assign", light, desk, MARIA, view -> view.openMenu("#assign"));
        picture(only, look + "-more", light, desk, MARIA, view -> view.openMenu("#more"));
    }

    private void logins(String only, String look, Look light) throws Exception {
        refusal(
                only,
                look + "-refusal",
                light,
                "The folder /home/anna/.local/share/sportello cannot be used. Make room on the disk and check the folder’s"
                        + " permissions, then start Sportello again. The system says: lock: Permission denied");
        login(
                only,
                look + "-login-damaged-it",
                light.in(Locale.ITALY).sized(900, 600),
                new LoginHints(
                        "https://chat.bottega.example",
                        "anna@bottega.example",
                        LoginController.damagedSession(Locale.ITALY)),
                "");
        login(only, look + "-login", light, new LoginHints("https://chat.bottega.example", "", null), "");
        login(
                only,
                look + "-login-error-it",
                light.in(Locale.ITALY),
                new LoginHints(
                        "https://chat.bottega.example", "anna@bottega.example", "Email o password non corrette."),
                "");
        login(only, look + "-login-setup", light.sized(900, 600), new LoginHints("", "", null), "#setup");
        login(
                only,
                look + "-login-invitation-it",
                light.in(Locale.ITALY),
                new LoginHints("https://chat.bottega.example", "", null),
                "#invited");
        var marco = new LoginHints("https://chat.bottega.example", "marco@bottega.example", null);
        login(only, look + "-login-small", light.sized(900, 600), marco, "");
        login(only, look + "-login-reset", light, marco, "#reset");
        login(only, look + "-login-reset-2x", light.scaled(2), marco, "#reset");
        login(only, look + "-login-reset-small-it", light.in(Locale.ITALY).sized(900, 600), marco, "#reset");
        login(only, look + "-login-it", light.in(Locale.ITALY), marco, "");
    }

    private void refusal(String only, String name, Look look, String sentence) throws Exception {
        if (name.startsWith(only)) {
            var window = Fx.get(() -> {
                var refusal = new RefusalController(sentence, () -> {}, look.locale());
                return new SampleStage(look.sized(520, 260), View.load(refusal, refusal.texts()));
            });
            window.settle();
            save(name, window.snapshot());
        }
    }

    /// Something to be seen.
    @FunctionalInterface
    interface Sight {
        void prepare(SampleWindow view) throws Exception;
    }

    void picture(String only, String name, Look look, SampleDesk desk, @Nullable TicketId open, Sight sight)
            throws Exception {
        if (name.startsWith(only)) {
            var window = SampleWindow.show(look, desk, open);
            sight.prepare(window);
            window.settle();
            save(name, window.snapshot());
            window.close();
        }
    }

    private void login(String only, String name, Look look, LoginHints hints, String link) throws Exception {
        if (!name.startsWith(only)) {
            return;
        }
        try (var http = new RelayHttp(Duration.ofSeconds(10))) {
            var window = Fx.get(() -> {
                var pictures = new EmojiPictures(new EmojiIndex());
                var login =
                        new LoginController(new SignInClient(http, "test"), _ -> {}, hints, look.locale(), pictures);
                Parent root = View.load(login, login.texts());
                return new SampleStage(look, root);
            });
            if (!link.isEmpty()) {
                window.fire(link);
            }
            window.settle();
            save(name, window.snapshot());
        }
    }

    void save(String name, byte[] png) throws IOException {
        Files.write(folder.resolve(name + ".png"), png);
    }
}
