package dev.sportello.desktop.screens;

import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.model.WebhookFailure;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.WebhookBodies.TestAnswer;
import java.util.Locale;
import javafx.scene.input.KeyCode;

/// The pictures of the settings' page of webhooks.
final class WebhooksScreens {
    private final SettingsScreens settings;

    WebhooksScreens(SettingsScreens settings) {
        this.settings = settings;
    }

    /// @param prefix the beginning of the pictures' names
    void render(String prefix, Look look) throws Exception {
        var name = prefix + "-webhooks";
        var italian = look.in(Locale.ITALY);
        settings.picture(name, look, WebhooksScreens::samples);
        settings.picture(name + "-2x", look.scaled(2), WebhooksScreens::samples);
        settings.picture(name + "-it", italian, WebhooksScreens::samples);
        settings.picture(name + "-empty", look, view -> {
            view.go("webhooks");
            view.awaitAnswers();
        });
        settings.picture(name + "-deliveries", look, view -> {
            samples(view);
            view.fire(".webhook-row .latest");
            view.awaitAnswers();
        });
        settings.picture(name + "-tested-it", italian, view -> {
            samples(view);
            view.relay().webhooks.answers(new TestAnswer(503, WebhookFailure.REFUSED, "Service Unavailable"));
            view.fire(".webhook-row .test");
            view.awaitAnswers();
        });
        settings.picture(name + "-adding", look, view -> {
            samples(view);
            view.fire("#add");
            view.write("#webhookUrl", "http://erp.bottega.example/");
            view.write("#webhookDescription", "Order system");
        });
        settings.picture(name + "-added-it", italian, view -> {
            samples(view);
            view.fire("#add");
            view.write("#webhookUrl", "https://new.bottega.example/");
            view.fire("#webhookSave");
            view.awaitAnswers();
        });
        settings.picture(name + "-not-reached-it", italian, view -> {
            view.relay().refuse(ErrorKind.BUSY);
            view.press(KeyCode.ESCAPE);
            view.openAgain();
            view.go("webhooks");
            view.awaitAnswers();
        });
        settings.picture(name + "-largest-it", italian.in(TextSize.LARGEST).sized(1124, 680), view -> {
            samples(view);
            view.fire(".webhook-row .latest");
            view.awaitAnswers();
        });
    }

    /// With what the relay had when the settings were opened.
    private static void samples(SettingsOnScreen view) throws Exception {
        view.awaitAnswers();
        view.relay().webhooks.addSamples();
        view.press(KeyCode.ESCAPE);
        view.openAgain();
        view.go("webhooks");
        view.awaitAnswers();
    }
}
