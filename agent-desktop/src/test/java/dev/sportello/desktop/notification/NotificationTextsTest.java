package dev.sportello.desktop.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NotificationTextsTest {

    @Test
    void aNameFromTheRightLeavesTheNextWhereItIs() {
        var texts = new NotificationTexts(Locale.UK);
        assertThat(texts.caughtUp(3, List.of("مريم", "12 Shoes", "A\u202enna")).text())
                .isEqualTo("\u2068مريم\u2069, 12 Shoes, Anna");
        assertThat(texts.caughtUp(4, List.of("مريم", "Anna")).text()).contains("\u2068مريم\u2069, Anna");
    }
}
