package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.model.SettingsPage;
import java.util.Locale;
import javafx.application.ColorScheme;
import org.junit.jupiter.api.Test;

class ShopNameTest {
    private final Shop shop = new Shop();

    @Test
    void theShopsNewNameIsInTheTitleAtOnce() throws Exception {
        try (var desk = new SampleDesk(shop)) {
            var window = SampleWindow.show(new Look(ColorScheme.LIGHT, Locale.UK, 1, 1280, 800), desk, null);
            assertThat(window.title()).doesNotContain("Emporio");
            var now = SampleAccount.filled().general();
            shop.save(new SettingsPage.General(
                    "Emporio",
                    now.zone(),
                    now.signIn(),
                    now.privacyPolicy(),
                    now.terms(),
                    now.languages(),
                    now.waiting(),
                    0));
            desk.settle();
            window.settle();
            assertThat(window.title()).contains("Emporio");
            window.close();
        }
    }
}
