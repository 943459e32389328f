package dev.sportello.desktop.screens;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.sample.Letters;
import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.hours.DayHours;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.TicketId;
import dev.sportello.wire.RelayFrame;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The pictures of texts and emails in the thread, and of how they are written.
final class LettersScreens {
    private static final TicketId CHLOE = new TicketId(1003);
    private static final TicketId LUCA = new TicketId(1051);

    private final Screens screens;
    private final String only;
    private final String scheme;
    private final Look look;

    LettersScreens(Screens screens, String only, String scheme, Look look) {
        this.screens = screens;
        this.only = only;
        this.scheme = scheme;
        this.look = look.sized(1440, 900);
    }

    void render() throws Exception {
        var small = look.sized(900, 600);
        var italian = small.in(Locale.ITALY);
        picture("letters-sms", look, Letters.DAVIDE, (_, view) -> view.write("It is at the counter on the left."));
        picture("letters-sms-2x-it", italian.scaled(2), Letters.DAVIDE, (_, view) -> view.write("È al banco."));
        picture("letters-sms-too-long", small, Letters.DAVIDE, (_, view) -> view.write("Long words. ".repeat(150)));
        picture("letters-sms-stopped", small, Letters.DAVIDE, (desk, _) -> stop(desk.shop()));
        picture("letters-sms-stopped-it", italian, Letters.DAVIDE, (desk, _) -> stop(desk.shop()));
        picture(
                "letters-sms-off",
                small,
                Letters.DAVIDE,
                (desk, _) -> desk.shop().save(SettingsPage.Channels.NONE));
        picture("letters-sms-failing", look, Letters.DAVIDE, (desk, _) -> fail(desk));
        picture("letters-sms-failing-it", italian, Letters.DAVIDE, (desk, _) -> fail(desk));
        picture("letters-email", look, Letters.MARIA, (_, _) -> {});
        picture("letters-email-quote", look, Letters.MARIA, (_, view) -> view.fire(".quote-turn"));
        picture("letters-email-quote-it", italian, Letters.MARIA, (_, view) -> view.fire(".quote-turn"));
        picture("letters-email-mode", look, Letters.MARIA, LettersScreens::write);
        picture("letters-email-mode-it", italian, Letters.MARIA, LettersScreens::write);
        picture("letters-email-mode-2x", small.scaled(2), Letters.MARIA, LettersScreens::write);
        picture("letters-email-none", small, Letters.DAVIDE, (_, view) -> view.key(Shortcut.EMAIL));
        picture("letters-email-ticket", look, Letters.NORA, (_, view) -> view.write("Dear Nora, take the L."));
        picture("letters-email-closed", small, null, (_, view) -> {
            view.filter("closedItem");
            view.open(CHLOE);
        });
        picture("letters-closed-now", look, LUCA, (desk, _) -> closeTheShop(desk.shop()));
        picture("letters-closed-now-it", italian, LUCA, (desk, _) -> closeTheShop(desk.shop()));
    }

    private static void stop(Shop shop) {
        shop.enter(Letters.DAVIDE, Duration.ofMinutes(1), new Change.TextingChanged(true));
    }

    private static void fail(SampleDesk desk) {
        desk.relay()
                .push(new RelayFrame.Channels(List.of(new RelayFrame.Trouble(
                        Channel.SMS, Shop.NOW.minus(Duration.ofMinutes(40)), "20003: Authentication Error"))));
    }

    private static void write(SampleDesk desk, SampleWindow view) throws Exception {
        view.key(Shortcut.EMAIL);
        view.write("Dear Maria,\n\nthe parcel will be with you on Friday.\n\nAnna");
    }

    static void closeTheShop(Shop shop) {
        var closed = Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(
                        day -> day,
                        day -> day == DayOfWeek.SUNDAY ? DayHours.of(SampleAccount.range(9, 13)) : DayHours.CLOSED));
        shop.save(new SettingsPage.Hours(OfficeHours.of(closed, new TreeMap<>()), "", "", 0));
    }

    @FunctionalInterface
    private interface Sight {
        void prepare(SampleDesk desk, SampleWindow view) throws Exception;
    }

    private void picture(String name, Look as, @Nullable TicketId open, Sight sight) throws Exception {
        if ((scheme + "-" + name).startsWith(only)) {
            try (var desk = new SampleDesk(Letters.shop())) {
                screens.picture(only, scheme + "-" + name, as, desk, open, view -> {
                    sight.prepare(desk, view);
                    desk.settle();
                });
            }
        }
    }
}
