package dev.sportello.desktop.settings.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.settings.page.AccountActs;
import dev.sportello.desktop.settings.page.AskedRelay;
import dev.sportello.desktop.settings.page.Conflict;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.ShopNow;
import dev.sportello.desktop.settings.page.Unsaved;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.SettingsPage.Retention;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.PrivacyBodies.OutOfDate;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;

/// A page of the shop that is open while the relay is restored from a backup, whose versions begin anew.
class RestoredRelayTest {
    private static final UUID BEFORE = new UUID(0, 1);
    private static final UUID RESTORED = new UUID(0, 2);

    private final AskedRelay relay = new AskedRelay();
    private final RetentionPage page;

    RestoredRelayTest() throws Exception {
        var clock = Clock.systemUTC();
        page = Fx.get(() -> new RetentionPage(
                new AccountActs(relay::save, _ -> "Marco Verdi"),
                _ -> new CompletableFuture<OutOfDate>(),
                kept(365, 10),
                new Drawing(new TimeFormat(clock, Locale.UK), new Ticker(clock), new EmojiPictures(new EmojiIndex()))));
        Fx.run(() -> {
            var root = new Scene(page.view()).getRoot();
            root.applyCss();
            root.layout();
            page.begin(shop(365, 10, BEFORE));
        });
    }

    @Test
    void aPageOnWhichNothingIsTypedShowsWhatTheRelayHasNow() throws Exception {
        Fx.run(() -> page.take(shop(90, 3, RESTORED)));
        assertThat(days()).isEqualTo(90);
        assertThat(page.state().getValue().unsaved()).isEqualTo(new Unsaved.Nothing());
    }

    @Test
    void whatIsTypedStandsAgainstWhatTheRelayHasNowAndIsSavedOnTopOfThat() throws Exception {
        Fx.run(() -> {
            choose(180);
            page.take(shop(90, 3, RESTORED));
        });
        assertThat(conflict().changes()).singleElement().asString().contains("90 days");
        Fx.run(() -> page.take(shop(730, 5, RESTORED)));
        assertThat(conflict().changes()).singleElement().asString().contains("2 years");
        Fx.run(() -> {
            conflict().keepMine();
            page.save();
        });
        assertThat(relay.asked()).containsExactly(kept(180, 5));
    }

    @Test
    void aSaveThatWasRefusedAsOutdatedGoesOn() throws Exception {
        Fx.run(() -> {
            choose(180);
            page.save();
        });
        relay.refuses(ErrorKind.SETTINGS_OUTDATED);
        Fx.run(() -> page.take(shop(365, 3, RESTORED)));
        assertThat(Objects.requireNonNull(page.state().getValue().saving()).savable())
                .isTrue();
        assertThat(days()).isEqualTo(180);
    }

    private Conflict conflict() {
        return Objects.requireNonNull(page.state().getValue().conflict());
    }

    private int days() throws Exception {
        return Fx.get(() -> (Integer) box().getValue());
    }

    private void choose(int days) {
        @SuppressWarnings("unchecked")
        var box = (ComboBox<Integer>) box();
        box.setValue(days);
    }

    private ComboBox<?> box() {
        return (ComboBox<?>) page.view().lookup("#tickets");
    }

    private static ShopNow shop(int days, long version, UUID journal) {
        return new ShopNow(SampleAccount.filled().with(kept(days, version)), Staff.ANNA, Staff.TEAM, journal);
    }

    private static Retention kept(int days, long version) {
        return new Retention(days, null, version);
    }
}
