package dev.sportello.desktop.screens;

import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.DatePicker;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;

/// The pictures of the settings.
final class SettingsScreens {
    private final Screens screens;
    private final String only;

    SettingsScreens(Screens screens, String only) {
        this.screens = screens;
        this.only = only;
    }

    void render(String scheme, Look window) throws Exception {
        var name = scheme + "-settings";
        var look = window.sized(860, 680);
        var small = window.sized(852, 552);
        var italian = look.in(Locale.ITALY);
        picture(name + "-hours", look, SampleAccount.filled(), _ -> {});
        picture(name + "-hours-2x", look.scaled(2), SampleAccount.filled(), _ -> {});
        picture(name + "-hours-it", italian, SampleAccount.filled(), _ -> {});
        picture(name + "-hours-us", look.in(Locale.US), SampleAccount.filled(), _ -> {});
        picture(name + "-hours-small", small, SampleAccount.filled(), _ -> {});
        picture(name + "-hours-empty", look, SampleAccount.empty(), _ -> {});
        picture(name + "-hours-below", look, SampleAccount.filled(), view -> scroll(view, 0.62));
        picture(name + "-hours-end-it", italian, SampleAccount.filled(), view -> scroll(view, 1));
        picture(name + "-hours-errors", look, SampleAccount.filled(), SettingsScreens::mistype);
        picture(name + "-hours-conflict", look, SampleAccount.filled(), SettingsScreens::clash);
        picture(name + "-hours-saving", look, SampleAccount.filled(), view -> {
            view.fire("#MONDAY .icon-button");
            view.fire("#save");
        });
        picture(name + "-hours-offline", look, SampleAccount.filled(), view -> {
            view.fire("#MONDAY .icon-button");
            view.offline();
        });
        picture(name + "-hours-calendar", look, SampleAccount.filled(), view -> {
            scroll(view, 0.62);
            ((DatePicker) view.find("#date")).show();
        });
        picture(name + "-guard", look, SampleAccount.filled(), view -> {
            view.fire("#MONDAY .icon-button");
            view.go("team");
        });
        for (var size : TextSize.values()) {
            var suffix = "-preferences-" + size.name().toLowerCase(Locale.ROOT);
            picture(name + suffix, look.in(size), SampleAccount.filled(), view -> view.go("preferences"));
            alone(name + suffix + "-alone-it", window.sized(620, 520).in(size).in(Locale.ITALY));
        }
        alone(name + "-preferences-least-it", window.sized(468, 480).in(Locale.ITALY));
        picture(
                name + "-preferences-it",
                small.in(Locale.ITALY),
                SampleAccount.filled(),
                view -> view.go("preferences"));
        picture(
                name + "-hours-largest-it",
                italian.in(TextSize.LARGEST).sized(1124, 680),
                SampleAccount.filled(),
                _ -> {});
        picture(name + "-web-chat", look, SampleAccount.filled(), view -> view.go("web-chat"));
        picture(name + "-web-chat-it", italian, SampleAccount.filled(), view -> view.go("web-chat"));
        picture(name + "-general", look, SampleAccount.filled(), view -> view.go("general"));
        picture(name + "-general-zone", look, SampleAccount.filled(), view -> {
            view.go("general");
            view.find(".zone-field .text-field").requestFocus();
            ((TextField) view.find(".zone-field .text-field")).setText("los");
        });
        picture(name + "-general-errors-it", italian, SampleAccount.filled(), view -> {
            view.go("general");
            view.type("#name", "");
            view.type("#signIn", "bottega login");
            view.type("#amber", "9");
        });
        picture(name + "-general-below", look, SampleAccount.filled(), view -> {
            view.go("general");
            view.type("#amber", "9d");
            view.type("#red", "2");
            scroll(view, 1);
        });
        picture(name + "-general-below-it", italian, SampleAccount.filled(), view -> {
            view.go("general");
            view.type("#amber", "9");
            scroll(view, 1);
        });
        picture(name + "-guard-invitation-it", italian, SampleAccount.filled(), view -> {
            view.go("team");
            view.type("#name", "Elisa Conti");
            view.go("hours");
        });
        picture(name + "-team", look, SampleAccount.filled(), view -> view.go("team"));
        picture(name + "-team-menu-it", italian, SampleAccount.filled(), view -> {
            view.go("team");
            ((MenuButton) view.find(".member-row .dots")).show();
        });
        picture(name + "-team-invited-it", italian, SampleAccount.filled(), view -> {
            view.go("team");
            view.type("#name", "Elisa Conti");
            view.type("#email", "elisa@bottega.example");
            view.fire("#send");
        });
    }

    private static void scroll(SampleSettings view, double place) {
        ((ScrollPane) view.find(".page")).setVvalue(place);
    }

    private static void mistype(SampleSettings view) {
        view.type("#MONDAY .time-field", "9.7o");
        view.type("#TUESDAY .time-field", "12");
        view.type("#TUESDAY .time-field", "15:00");
        view.type("#SATURDAY .time-field", "13");
    }

    private static void clash(SampleSettings view) {
        view.fire("#MONDAY .icon-button");
        var hours = SampleAccount.filled().hours();
        view.colleagueSaves(new SettingsPage.Hours(
                SampleAccount.empty().hours().hours(), "We answer soon.", hours.outsideReply(), 207));
    }

    private void picture(String name, Look look, Account account, Consumer<SampleSettings> prepare) throws Exception {
        if (!name.startsWith(only)) {
            return;
        }
        draw(name, look, Fx.get(() -> new SampleSettings(look, account)), prepare);
    }

    /// What an agent sees who is no admin.
    private void alone(String name, Look look) throws Exception {
        if (name.startsWith(only)) {
            var kept = new KeptPreferences(Path.of("target", "nowhere", "preferences.json"));
            var settings = Fx.get(() -> new SampleSettings(look, SampleAccount.filled(), Staff.MARCO, kept));
            draw(name, look, settings, view -> view.go("preferences"));
        }
    }

    private void draw(String name, Look look, SampleSettings settings, Consumer<SampleSettings> prepare)
            throws Exception {
        var window = Fx.get(() -> new SampleStage(look, settings.dialog().root()));
        window.settle();
        Fx.run(() -> prepare.accept(settings));
        while (!Fx.get(settings.pictures()::settled)) {
            Fx.pulses(2);
        }
        window.settle();
        screens.save(name, window.snapshot());
    }
}
