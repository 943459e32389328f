package dev.sportello.desktop.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AwtNotifierTest {
    private static final Notification NOTIFICATION =
            new Notification(new Topic.Test(), "Sportello", "A test", true, new Notification.Buttons("", "", ""));

    @Test
    void withoutATrayNothingIsTakenAndNothingFailsEvenAfterTheEnd() {
        var notifier = new AwtNotifier(_ -> {});
        assertThat(notifier.show(NOTIFICATION).join()).isInstanceOf(NotificationResult.NotTaken.class);
        notifier.withdraw(new Topic.Test());
        notifier.close();
        notifier.withdraw(new Topic.Test());
        assertThat(notifier.show(NOTIFICATION).join()).isInstanceOf(NotificationResult.NotTaken.class);
    }
}
