package dev.sportello.desktop.screens;

import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.connection.RelayHttp;
import dev.sportello.desktop.connection.SignIn;
import dev.sportello.desktop.login.LoginController;
import dev.sportello.desktop.login.LoginHints;
import dev.sportello.desktop.replica.LoadProgress;
import dev.sportello.desktop.ui.View;
import dev.sportello.desktop.window.Remaining;
import dev.sportello.desktop.window.Toast;
import dev.sportello.model.Change;
import dev.sportello.model.TicketId;
import dev.sportello.wire.RelayFrame.Viewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Parent;

/// Renders every screen and state to `target/screens`, to be looked at. Run by hand, or by the test beside it.
public final class Screens {
    private static final TicketId MARIA = new TicketId(1042);

    private static final Remaining SIX_OF_TEN = new Remaining(Duration.ofSeconds(6), Duration.ofSeconds(10));

    private final Path folder;

    Screens(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        new Screens(folder).renderAll(arguments.length > 1 ? arguments[1] : "");
        Platform.exit();
    }

    /// @param only the beginning of the names to render; empty for all
    void renderAll(String only) throws Exception {
        Files.createDirectories(folder);
        for (var scheme : ColorScheme.values()) {
            var look = scheme.name().toLowerCase(Locale.ROOT);
            var light = new Look(scheme, Locale.UK, 1, 1280, 800);
            picture(only, look + "-inbox", light, view -> view.show(Shop.busy(), MARIA));
            picture(only, look + "-inbox-2x", light.scaled(2), view -> view.show(Shop.busy(), MARIA));
            picture(only, look + "-inbox-it", light.in(Locale.ITALY), view -> view.show(Shop.busy(), MARIA));
            picture(only, look + "-small", light.sized(900, 600), view -> view.show(Shop.busy(), MARIA));
            picture(only, look + "-nothing-open", light, view -> view.show(Shop.busy(), null));
            picture(only, look + "-snoozed", light, view -> {
                var shop = Shop.busy();
                var luca = new TicketId(1051);
                shop.enter(luca, Duration.ZERO, new Change.TicketSnoozed(Shop.ANNA.party(), null));
                shop.enter(
                        MARIA,
                        Duration.ZERO,
                        new Change.TicketSnoozed(Shop.ANNA.party(), Shop.NOW.plus(Duration.ofDays(3))));
                view.show(shop, MARIA);
                view.showSnoozed();
            });
            picture(only, look + "-closed-list", light, view -> {
                view.show(Shop.busy(), new TicketId(1003));
                view.showClosed();
            });
            picture(only, look + "-empty", light, view -> view.show(new Shop(), null));
            picture(only, look + "-loading", light, SampleWindow::showLoading);
            picture(only, look + "-closed", light, view -> view.show(Shop.busy(), new TicketId(1003)));
            picture(only, look + "-long", light, view -> view.show(Shop.busy(), new TicketId(1049)));
            picture(only, look + "-offline", light, view -> {
                view.show(Shop.busy(), MARIA);
                view.link(new LinkState.Offline(Shop.NOW.plusSeconds(12)));
                view.queue(
                        Shop.failed(MARIA, "Here is the return label."),
                        Shop.queued(MARIA, "You are most welcome! 😊"),
                        Shop.queued(MARIA, "Anything else I can do for you?"));
                view.customerFails();
            });
            picture(only, look + "-loading-pages", light, view -> {
                view.show(Shop.busy(), MARIA);
                view.load(new LoadProgress(12_000, 100_000));
            });
            picture(only, look + "-loading-small-it", light.in(Locale.ITALY).sized(900, 600), view -> {
                view.show(new Shop(), null);
                view.load(new LoadProgress(0, 412));
            });
            picture(only, look + "-undelivered", light, view -> {
                view.show(Shop.busy(), MARIA);
                view.undelivered(Shop.undeliverable());
            });
            picture(only, look + "-undelivered-read", light, view -> {
                view.show(Shop.busy(), MARIA);
                view.undelivered(Shop.undeliverable());
                view.showUndelivered();
            });
            picture(only, look + "-undelivered-small-it", light.in(Locale.ITALY).sized(900, 600), view -> {
                view.show(Shop.busy(), null);
                view.undelivered(Shop.undeliverable());
                view.showUndelivered();
            });
            picture(only, look + "-stopped", light, view -> {
                view.show(Shop.busy(), MARIA);
                view.link(new LinkState.SignInAgain());
            });
            picture(only, look + "-catching-up", light, view -> {
                view.show(Shop.busy(), MARIA);
                view.link(new LinkState.CatchingUp());
            });
            picture(only, look + "-news", light, view -> {
                var shop = Shop.busy();
                for (var line = 0; line < 12; line++) {
                    shop.shopper(MARIA, Duration.ofSeconds(50), "One more thing, number " + line);
                }
                view.show(shop, MARIA);
                view.scrollUp();
                shop.shopper(MARIA, Duration.ofSeconds(5), "Are you there?");
                shop.shopper(MARIA, Duration.ofSeconds(4), "Hello?");
                view.refresh(shop, MARIA);
            });
            picture(only, look + "-writing", light, view -> {
                view.show(Shop.busy(), MARIA);
                view.write("Of course, Maria! I will send you the label 📦\nAnything else?");
            });
            picture(only, look + "-emoji", light, view -> {
                view.show(Shop.busy(), MARIA);
                view.pickEmoji();
            });
            picture(only, look + "-shortcuts", light, view -> {
                view.show(Shop.busy(), MARIA);
                view.shortcuts();
            });
            picture(only, look + "-rtl", light, view -> view.show(Shop.fromTheRight(), new TicketId(1060)));
            picture(only, look + "-search-empty", light, view -> {
                view.show(Shop.busy(), null);
                view.search("gloves");
            });
            picture(only, look + "-small-it", light.in(Locale.ITALY).sized(900, 600), view -> {
                view.show(Shop.busy(), MARIA);
                view.link(new LinkState.Offline(Shop.NOW));
            });
            picture(only, look + "-account", light, view -> {
                view.show(Shop.busy(), MARIA);
                view.openAccount();
            });
            picture(only, look + "-row-menu", light, view -> {
                view.show(Shop.busy(), MARIA);
                view.openRowMenu();
            });
            picture(only, look + "-snooze-pick", light, view -> {
                view.show(Shop.busy(), MARIA);
                view.pickSnooze();
            });
            picture(only, look + "-acts", light, view -> {
                view.show(Shop.busy(), MARIA);
                view.colleagues(new Viewer(Shop.MARCO.id(), true), new Viewer(Shop.ANNA.id(), false));
                view.write("Let me look that up for you");
                view.answered("Marco", "The parcel is at your neighbour’s, number 12.");
                view.toast(new Toast("#1051 closed", "Undo", () -> {}, SIX_OF_TEN));
            });
            picture(only, look + "-acts-small-it", light.in(Locale.ITALY).sized(900, 600), view -> {
                view.show(Shop.busy(), MARIA);
                view.colleagues(new Viewer(Shop.MARCO.id(), false), new Viewer(Shop.CHIARA.id(), false));
                view.toast(Toast.of("#1042 rimandato a lun 09:00"));
            });
            picture(only, look + "-undo-it", light.in(Locale.ITALY), view -> {
                view.show(Shop.busy(), MARIA);
                view.toast(new Toast("#1051 chiuso", "Annulla", () -> {}, SIX_OF_TEN));
                view.toast(Toast.of("#1042 rimandato a lun 09:00"));
            });
            picture(only, look + "-snooze", light, view -> {
                view.show(Shop.busy(), MARIA);
                view.openMenu("#snooze");
            });
            picture(only, look + "-assign", light, view -> {
                view.show(Shop.busy(), MARIA);
                view.openMenu("#assign");
            });
            login(only, look + "-login", light, new LoginHints("https://chat.bottega.example", "", null), "");
            new SettingsScreens(this, only).render(look, light);
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
        }
    }

    private void picture(String only, String name, Look look, java.util.function.Consumer<SampleWindow> prepare)
            throws Exception {
        if (name.startsWith(only)) {
            var window = Fx.get(() -> new SampleWindow(look));
            Fx.run(() -> prepare.accept(window));
            window.settle();
            save(name, window.snapshot());
        }
    }

    private void login(String only, String name, Look look, LoginHints hints, String link) throws Exception {
        if (!name.startsWith(only)) {
            return;
        }
        try (var http = new RelayHttp(Duration.ofSeconds(10))) {
            var window = Fx.get(() -> {
                var login = new LoginController(new SignIn(http, "test"), _ -> {}, hints, look.locale());
                Parent root = View.load(login, login.texts());
                return new SampleWindow(look, root);
            });
            if (!link.isEmpty()) {
                Fx.run(() -> window.didClickLink(link));
            }
            window.settle();
            save(name, window.snapshot());
        }
    }

    void save(String name, byte[] png) throws IOException {
        Files.write(folder.resolve(name + ".png"), png);
    }
}
