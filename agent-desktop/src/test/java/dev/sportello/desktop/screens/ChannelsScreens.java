package dev.sportello.desktop.screens;

import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.model.SettingsPage.Channels;
import dev.sportello.wire.ChannelBodies.TestResult;
import java.util.Locale;
import javafx.scene.control.ScrollPane;

/// The pictures of the settings' page of the channels.
final class ChannelsScreens {
    private final SettingsScreens settings;

    ChannelsScreens(SettingsScreens settings) {
        this.settings = settings;
    }

    /// @param prefix the beginning of the pictures' names
    void render(String prefix, Look look) throws Exception {
        var name = prefix + "-channels";
        var italian = look.in(Locale.ITALY);
        settings.picture(name + "-empty", look, view -> {
            view.shop().save(Channels.NONE);
            go(view, 0);
        });
        settings.picture(name, look, view -> filled(view, 0));
        settings.picture(name + "-middle", look, view -> filled(view, 0.42));
        settings.picture(name + "-end-it", italian, view -> filled(view, 1));
        settings.picture(name + "-errors", look, view -> {
            filled(view, 0.42);
            view.write("#smtp-host", "smtp bottega");
            view.write("#smtp-port", "99999");
            view.write("#smtp-from", "ciao");
            view.fire("#smtp-security #none");
        });
        settings.picture(name + "-test-it", italian, view -> {
            filled(view, 0.6);
            view.relay().trial = new TestResult(false, "535 5.7.8 Error: authentication failed");
            view.fire("#smtp .test");
            view.awaitAnswers();
        });
        settings.picture(
                name + "-largest-it", italian.in(TextSize.LARGEST).sized(1124, 680), view -> filled(view, 0.2));
    }

    private static void filled(SettingsOnScreen view, double place) throws Exception {
        view.shop().save(SampleAccount.channels());
        go(view, place);
    }

    private static void go(SettingsOnScreen view, double place) throws Exception {
        view.go("channels");
        view.awaitAnswers();
        view.after(() -> ((ScrollPane) view.find(".page")).setVvalue(place));
    }
}
