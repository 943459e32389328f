package dev.sportello.desktop.screens;

import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.model.Agent;
import dev.sportello.wire.ErrorKind;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;

/// The pictures of a password that is changed, and of codes for a new one.
final class PasswordScreens {
    private final SettingsScreens settings;

    PasswordScreens(SettingsScreens settings) {
        this.settings = settings;
    }

    /// @param prefix the beginning of the pictures' names
    void render(String prefix, Look look) throws Exception {
        var name = prefix + "-password";
        var italian = look.in(Locale.ITALY);
        settings.picture(name, look, PasswordScreens::below);
        settings.picture(name + "-typing", look, PasswordScreens::typing);
        settings.picture(name + "-typing-2x", look.scaled(2), PasswordScreens::typing);
        settings.picture(name + "-typing-small-it", italian.sized(852, 552), PasswordScreens::typing);
        settings.picture(name + "-busy", look, view -> {
            typing(view);
            view.relay().hold();
            view.fire("#savePassword");
        });
        settings.picture(name + "-wrong-it", italian, view -> {
            typing(view);
            view.relay().refuse(ErrorKind.PASSWORD_WRONG);
            view.fire("#savePassword");
            view.awaitAnswers();
        });
        settings.picture(name + "-not-reached-it", italian, view -> {
            typing(view);
            view.loseRelay();
            view.fire("#savePassword");
            view.awaitAnswers();
        });
        settings.picture(name + "-done", look, PasswordScreens::done);
        settings.picture(
                name + "-done-largest-it", italian.in(TextSize.LARGEST).sized(1124, 680), PasswordScreens::done);
        settings.picture(name + "-code", look, view -> choose(view, Staff.MARCO, 1));
        settings.picture(name + "-code-it", italian, view -> choose(view, Staff.MARCO, 1));
        settings.picture(name + "-code-small-2x", look.scaled(2).sized(852, 552), view -> choose(view, Staff.MARCO, 1));
        settings.picture(name + "-enabled-it", italian, view -> choose(view, Staff.PIERO, 0));
        settings.picture(
                name + "-enabled-largest-it",
                italian.in(TextSize.LARGEST).sized(1124, 680),
                view -> choose(view, Staff.PIERO, 0));
        settings.picture(name + "-menu", look, view -> {
            view.go("team");
            view.after(() -> menu(view, Staff.MARCO).show());
        });
        settings.picture(name + "-no-code-it", italian, view -> {
            view.relay().refuse(ErrorKind.AGENT_UNKNOWN);
            choose(view, Staff.MARCO, 1);
        });
    }

    private static void below(SettingsOnScreen view) throws Exception {
        view.go("preferences");
        view.after(() -> ((ScrollPane) view.find(".page")).setVvalue(1));
    }

    private static void typing(SettingsOnScreen view) throws Exception {
        view.go("preferences");
        view.fire("#changePassword");
        view.write("#currentPassword", "abcdefghij");
        view.write("#newPassword", "battery staple");
    }

    private static void done(SettingsOnScreen view) throws Exception {
        typing(view);
        view.fire("#savePassword");
        view.awaitAnswers();
    }

    private static void choose(SettingsOnScreen view, Agent agent, int act) throws Exception {
        view.go("team");
        view.after(() -> menu(view, agent).getItems().get(act).fire());
        view.awaitAnswers();
    }

    private static MenuButton menu(SettingsOnScreen view, Agent agent) {
        view.root().applyCss();
        return view.root().lookupAll(".member-row").stream()
                .filter(row -> row.lookupAll(".label").stream()
                        .anyMatch(label ->
                                label instanceof Label words && agent.email().equals(words.getText())))
                .map(row -> (MenuButton) Objects.requireNonNull(row.lookup(".dots")))
                .findFirst()
                .orElseThrow();
    }
}
