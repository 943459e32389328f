package dev.sportello.desktop.screens;

import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.logo.Logo;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage.Brand;
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
        picture(name + "-hours", look, _ -> {});
        picture(name + "-hours-2x", look.scaled(2), _ -> {});
        picture(name + "-hours-it", italian, _ -> {});
        picture(name + "-hours-us", look.in(Locale.US), _ -> {});
        picture(name + "-hours-small", small, _ -> {});
        picture(name + "-hours-empty", look, view -> {
            view.shop().save(SampleAccount.empty().hours());
            view.settle();
        });
        picture(name + "-hours-below", look, view -> scroll(view, 0.62));
        picture(name + "-hours-end-it", italian, view -> scroll(view, 1));
        picture(name + "-hours-errors", look, SettingsScreens::mistype);
        picture(name + "-hours-conflict", look, SettingsScreens::clash);
        picture(name + "-hours-saving", look, view -> {
            view.fire("#MONDAY .icon-button");
            view.relay().hold();
            view.fire("#save");
        });
        picture(name + "-hours-offline", look, view -> {
            view.fire("#MONDAY .icon-button");
            view.loseRelay();
        });
        picture(name + "-hours-calendar", look, view -> {
            scroll(view, 0.62);
            view.after(() -> ((DatePicker) view.find("#date")).show());
        });
        picture(name + "-guard", look, view -> {
            view.fire("#MONDAY .icon-button");
            view.go("team");
        });
        for (var size : TextSize.values()) {
            var suffix = "-preferences-" + size.name().toLowerCase(Locale.ROOT);
            picture(name + suffix, look.in(size), view -> view.go("preferences"));
            alone(name + suffix + "-alone-it", window.sized(620, 520).in(size).in(Locale.ITALY));
        }
        alone(name + "-preferences-least-it", window.sized(468, 480).in(Locale.ITALY));
        picture(name + "-preferences-it", small.in(Locale.ITALY), view -> view.go("preferences"));
        picture(name + "-notifications", look, view -> view.go("notifications"));
        picture(name + "-notifications-quiet-it", italian, view -> {
            view.go("notifications");
            view.fire("#quiet #daily");
            view.fire("#test");
        });
        picture(name + "-notifications-small-it", small.in(Locale.ITALY).in(TextSize.LARGE), view -> {
            view.go("notifications");
            view.fire("#quiet #daily");
        });
        picture(name + "-hours-largest-it", italian.in(TextSize.LARGEST).sized(1124, 680), _ -> {});
        picture(name + "-web-chat", look, view -> view.go("web-chat"));
        picture(name + "-web-chat-variables-it", italian, view -> {
            view.go("web-chat");
            view.write("#welcome .text-area", "Hi {name|there}! We are back {opens}. We are here until {closes}.");
            view.fire("#welcome #italian");
            view.write("#welcome .text-area", "Ciao {nome}!");
        });
        picture(name + "-hours-replies-small", small, view -> {
            view.write("#outsideReply .text-area", "We are closed now. We are back {opens}.");
            scroll(view, 0.86);
        });
        picture(name + "-web-chat-it", italian, view -> view.go("web-chat"));
        picture(name + "-web-chat-end-it", italian, view -> {
            view.go("web-chat");
            scroll(view, 1);
        });
        picture(name + "-brand", look, view -> view.go("brand"));
        picture(name + "-brand-logo-it", italian, view -> {
            var brand = SampleAccount.filled().brand();
            view.shop().save(new Brand(brand.colour(), brand.corner(), brand.theme(), logo(), brand.version()));
            view.settle();
            view.go("brand");
        });
        picture(name + "-brand-2x", look.scaled(2), view -> view.go("brand"));
        picture(name + "-brand-pale-it", italian, view -> {
            view.go("brand");
            view.write("#hex", "#fffbe6");
            view.fire("#corner #start");
        });
        picture(name + "-brand-small-dark", small, view -> {
            view.go("brand");
            view.write("#hex", "#e600e");
            view.fire("#theme #dark");
        });
        picture(name + "-general", look, view -> view.go("general"));
        picture(name + "-general-zone", look, view -> {
            view.go("general");
            view.after(() -> view.find(".zone-field .text-field").requestFocus());
            view.write(".zone-field .text-field", "los");
        });
        picture(name + "-general-errors-it", italian, view -> {
            view.go("general");
            view.write("#name", "");
            view.write("#signIn", "bottega login");
            view.write("#amber", "9");
        });
        picture(name + "-general-below", look, view -> {
            view.go("general");
            view.write("#amber", "9d");
            view.write("#red", "2");
            scroll(view, 1);
        });
        picture(name + "-general-below-it", italian, view -> {
            view.go("general");
            view.write("#amber", "9");
            scroll(view, 1);
        });
        picture(name + "-guard-invitation-it", italian, view -> {
            view.go("team");
            view.write("#name", "Elisa Conti");
            view.go("hours");
        });
        picture(name + "-team", look, view -> view.go("team"));
        picture(name + "-team-menu-it", italian, view -> {
            view.go("team");
            view.after(() -> ((MenuButton) view.find(".member-row .dots")).show());
        });
        picture(name + "-team-invited-it", italian, view -> {
            view.go("team");
            view.write("#name", "Elisa Conti");
            view.write("#email", "elisa@bottega.example");
            view.fire("#send");
            view.awaitAnswers();
        });
        new ChannelsScreens(this).render(name, look);
        new SecretsScreens(this).render(name, look);
        new WebhooksScreens(this).render(name, look);
        new DevelopersScreens(this).render(name, look);
        new PrivacyScreens(this).render(name, look);
        new PasswordScreens(this).render(name, look);
    }

    private static String logo() {
        var pixels = new int[Logo.SIZE * Logo.SIZE];
        var middle = Logo.SIZE / 2.0;
        for (var place = 0; place < pixels.length; place++) {
            var far = Math.hypot(place % Logo.SIZE - middle, place / Logo.SIZE - middle);
            pixels[place] = far > 22 && far < 40 ? 0xff1b4f9c : far < 14 ? 0xffe2a12e : 0;
        }
        return Logo.of(pixels);
    }

    private static void scroll(SettingsOnScreen view, double place) throws Exception {
        view.after(() -> ((ScrollPane) view.find(".page")).setVvalue(place));
    }

    private static void mistype(SettingsOnScreen view) throws Exception {
        view.write("#MONDAY .time-field", "9.7o");
        view.write("#TUESDAY .time-field", "12");
        view.write("#TUESDAY .time-field", "15:00");
        view.write("#SATURDAY .time-field", "13");
    }

    private static void clash(SettingsOnScreen view) throws Exception {
        view.fire("#MONDAY .icon-button");
        var hours = SampleAccount.filled().hours();
        view.shop()
                .save(new SettingsPage.Hours(
                        SampleAccount.empty().hours().hours(), "We answer soon.", hours.outsideReply(), 0));
    }

    /// Something to be seen.
    @FunctionalInterface
    interface Sight {
        void prepare(SettingsOnScreen view) throws Exception;
    }

    void picture(String name, Look look, Sight sight) throws Exception {
        draw(name, look, true, sight);
    }

    /// What an agent sees who is no admin.
    private void alone(String name, Look look) throws Exception {
        draw(name, look, false, _ -> {});
    }

    private void draw(String name, Look look, boolean admin, Sight sight) throws Exception {
        if (name.startsWith(only)) {
            var view = SettingsOnScreen.open(look, admin);
            view.resize(look.width(), look.height());
            sight.prepare(view);
            screens.save(name, view.snapshot());
            view.close();
        }
    }
}
