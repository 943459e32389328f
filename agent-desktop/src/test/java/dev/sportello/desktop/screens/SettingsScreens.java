package dev.sportello.desktop.screens;

import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage;
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
        var settings = Fx.get(() -> new SampleSettings(look, account));
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
