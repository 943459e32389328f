package dev.sportello.desktop.settings.notifications;

import dev.sportello.desktop.notification.Notification;
import dev.sportello.desktop.notification.NotificationResult;
import dev.sportello.desktop.notification.NotificationTexts;
import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.preferences.NotificationMode;
import dev.sportello.desktop.preferences.Preferences;
import dev.sportello.desktop.preferences.Preview;
import dev.sportello.desktop.settings.page.Segments;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Waiting;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// The page of how the agent is told of news. FX thread only.
final class NotificationsController {
    private final KeptPreferences preferences;
    private final Function<Notification, CompletableFuture<NotificationResult>> notifier;
    private final Texts texts;

    @FXML
    private Segments<NotificationMode> notices;

    @FXML
    private Segments<Preview> preview;

    @FXML
    private QuietHoursField quiet;

    @FXML
    private Button test;

    @FXML
    private Label tested;

    @FXML
    private Label notKept;

    /// @param notifier shows a notification, and says whether the system has taken it
    NotificationsController(
            KeptPreferences preferences,
            Function<Notification, CompletableFuture<NotificationResult>> notifier,
            Texts texts) {
        this.preferences = preferences;
        this.notifier = notifier;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        notices.offer(List.of(NotificationMode.values()), this::name, next -> change(now -> now.with(next)));
        preview.offer(List.of(Preview.values()), this::name, next -> change(now -> now.with(next)));
        quiet.offer(texts, next -> change(now -> now.with(next)));
        Shown.set(tested, false);
        Shown.set(notKept, false);
        show();
    }

    /// Shows what holds.
    void show() {
        var now = preferences.current().get();
        notices.show(now.notices());
        preview.show(now.preview());
        quiet.show(now.quiet());
    }

    @FXML
    private void didClickTest() {
        Waiting.set(test, true);
        var silent = preferences.current().get().notices() == NotificationMode.SILENT;
        var _ = notifier.apply(new NotificationTexts(texts.locale()).test(silent))
                .exceptionally(failure ->
                        new NotificationResult.NotTaken(NotificationResult.Reason.FAILED, words(Paging.cause(failure))))
                .thenAccept(delivery -> Platform.runLater(() -> didTest(delivery)));
    }

    private static String words(Throwable cause) {
        return Objects.requireNonNullElseGet(cause.getMessage(), cause::toString);
    }

    private void didTest(NotificationResult delivery) {
        Waiting.set(test, false);
        tested.setText(
                switch (delivery) {
                    case NotificationResult.Taken() -> texts.get("test.taken");
                    case NotificationResult.NotTaken(NotificationResult.Reason reason, String detail) ->
                        switch (reason) {
                            case NO_SESSION -> texts.get("test.no-session");
                            case NO_SERVER -> texts.get("test.no-server");
                            case UNKNOWN_SYSTEM -> texts.get("test.unknown-system");
                            case FAILED -> texts.get("test.failed", detail);
                        };
                });
        Shown.set(tested, true);
    }

    private void change(UnaryOperator<Preferences> choice) {
        var kept = preferences.change(choice);
        show();
        var _ = kept.thenAccept(onDisk -> Platform.runLater(() -> Shown.set(notKept, !onDisk)));
    }

    private String name(NotificationMode one) {
        return switch (one) {
            case ALOUD -> texts.get("notices.aloud");
            case SILENT -> texts.get("notices.silent");
            case OFF -> texts.get("notices.off");
        };
    }

    private String name(Preview one) {
        return switch (one) {
            case SHOWN -> texts.get("preview.shown");
            case HIDDEN -> texts.get("preview.hidden");
        };
    }
}
