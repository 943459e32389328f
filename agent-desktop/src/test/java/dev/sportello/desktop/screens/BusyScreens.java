package dev.sportello.desktop.screens;

import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.replica.Draft;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.sample.BusyDay;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.Change;
import dev.sportello.model.TicketId;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RelayFrame.Viewer;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The pictures of what happens at a desk, each at a desk of its own.
final class BusyScreens {
    private static final TicketId MARIA = new TicketId(1042);
    private static final TicketId LUCA = new TicketId(1051);
    private static final TicketId ELENA = new TicketId(1050);
    private static final TicketId CHLOE = new TicketId(1003);

    private final Screens screens;
    private final String only;
    private final String scheme;
    private final Look look;

    BusyScreens(Screens screens, String only, String scheme, Look look) {
        this.screens = screens;
        this.only = only;
        this.scheme = scheme;
        this.look = look;
    }

    void render() throws Exception {
        var italian = look.in(Locale.ITALY);
        picture("empty", look, new Shop(), null, (_, _) -> {});
        picture("rtl", look, BusyDay.fromTheRight(), new TicketId(1060), (_, _) -> {});
        picture("snoozed", look, BusyDay.busy(), MARIA, (desk, view) -> {
            var until = Shop.NOW.plus(Duration.ofDays(3));
            desk.shop().enter(LUCA, Duration.ZERO, new Change.TicketSnoozed(Staff.ANNA.party(), null));
            desk.shop().enter(MARIA, Duration.ZERO, new Change.TicketSnoozed(Staff.ANNA.party(), until));
            view.filter("snoozed");
        });
        picture("closed-list", look, BusyDay.busy(), null, (_, view) -> view.filter("closedItem"));
        picture("closed", look, BusyDay.busy(), null, (_, view) -> {
            view.filter("closedItem");
            view.open(CHLOE);
        });
        picture("newer-kind", look, BusyDay.busy(), MARIA, BusyScreens::bringNewerKind);
        picture("newer-kind-it", italian, BusyDay.busy(), MARIA, BusyScreens::bringNewerKind);
        picture("news", look, BusyDay.busy(), MARIA, BusyScreens::bringNews);
        picture(
                "writing",
                look,
                BusyDay.busy(),
                MARIA,
                (_, view) -> view.write("Of course, Maria! I will send you the label 📦\nAnything else?"));
        picture("writing-rtl", look, BusyDay.fromTheRight(), new TicketId(1060), (_, view) -> {
            view.write(
                    "مرحبا ليلى! نعم، الشحن مجاني من 60 € — see https://bottega.example\nشكرا جزيلا على رسالتك، سنرسل"
                            + " القميص الكتاني الأبيض غدا صباحا مع رقم التتبع إلى عنوانك في فيينا.");
        });
        picture("offline", look, BusyDay.busy(), MARIA, BusyScreens::writeOffline);
        picture("offline-customer", look, BusyDay.busy(), MARIA, (desk, view) -> {
            desk.loseRelay();
            view.open(ELENA);
        });
        picture("small-it", italian.sized(900, 600), BusyDay.busy(), MARIA, (desk, _) -> desk.loseRelay());
        picture("stopped", look, BusyDay.busy(), MARIA, (desk, _) -> {
            desk.relay().close(CloseReason.SIGN_IN_AGAIN);
            await("the end").until(() -> desk.desk().link() instanceof LinkState.SignInAgain);
        });
        loading("loading-pages", look);
        loading("loading-pages-small-it", italian.sized(900, 600));
        undelivered("undelivered", look, false);
        undelivered("undelivered-read", look, true);
        undelivered("undelivered-small-it", italian.sized(900, 600), true);
        damaged("damaged", look, false);
        damaged("damaged-read", look, true);
        damaged("damaged-small-it", italian.sized(900, 600), true);
        picture("catching-up", look, BusyDay.busy(), MARIA, BusyScreens::catchUp);
        picture("acts", look, BusyDay.busy(), MARIA, (desk, view) -> {
            view.open(LUCA);
            view.key(Shortcut.CLOSE);
            view.open(MARIA);
            view.view(MARIA, new Viewer(Staff.MARCO.id(), true), new Viewer(Staff.ANNA.id(), false));
            view.write("Let me look that up for you");
            desk.shop().agent(MARIA, Duration.ZERO, Staff.MARCO, "The parcel is at your neighbour’s, number 12.");
        });
        picture("acts-small-it", italian.sized(900, 600), BusyDay.busy(), MARIA, (_, view) -> {
            view.view(MARIA, new Viewer(Staff.MARCO.id(), false), new Viewer(Staff.CHIARA.id(), false));
            view.open(LUCA);
            view.choose("#snooze", 2);
            view.open(MARIA);
        });
        picture("undo-it", italian, BusyDay.busy(), LUCA, (_, view) -> {
            view.key(Shortcut.CLOSE);
            view.open(ELENA);
            view.choose("#snooze", 2);
            view.open(MARIA);
        });
    }

    private static void bringNews(SampleDesk desk, SampleWindow view) throws Exception {
        for (var line = 0; line < 12; line++) {
            desk.shop().shopper(MARIA, Duration.ofSeconds(50), "One more thing, number " + line);
        }
        view.settle();
        view.wheel(".anchored-list", -8);
        desk.shop().shopper(MARIA, Duration.ofSeconds(5), "Are you there?");
        desk.shop().shopper(MARIA, Duration.ofSeconds(4), "Hello?");
    }

    /// What a newer relay knows to say between a message and its answer.
    private static void bringNewerKind(SampleDesk desk, SampleWindow view) {
        var call = "{\"kind\":\"call-made\",\"minutes\":4}";
        desk.shop().enter(MARIA, Duration.ofSeconds(40), new Change.Unknown("call-made", false, call));
        desk.shop().agent(MARIA, Duration.ofSeconds(20), Staff.ANNA, "As I said on the phone: any time, Maria!");
    }

    private static void writeOffline(SampleDesk desk, SampleWindow view) throws Exception {
        desk.relay().script = _ -> Refusal.of(ErrorKind.TICKET_CLOSED);
        var _ = desk.desk().reply(desk.shop().ticket(MARIA), "Here is the return label.");
        view.settle();
        desk.loseRelay();
        var _ = desk.desk().reply(desk.shop().ticket(MARIA), "You are most welcome! 😊");
        var _ = desk.desk().reply(desk.shop().ticket(MARIA), "Anything else I can do for you?");
        view.open(null);
        view.open(MARIA);
    }

    private static void catchUp(SampleDesk desk, SampleWindow view) {
        desk.relay().catchesUpForEver = true;
        desk.relay().cut();
        await("no link").until(() -> desk.desk().link() instanceof LinkState.Offline);
        desk.desk().tryNow();
        await("a link").until(() -> desk.desk().link() instanceof LinkState.CatchingUp);
    }

    /// What is to be seen.
    @FunctionalInterface
    private interface Happening {
        void at(SampleDesk desk, SampleWindow view) throws Exception;
    }

    private void loading(String name, Look look) throws Exception {
        if ((scheme + "-" + name).startsWith(only)) {
            try (var desk = SampleDesk.whileLoading(BusyDay.busy())) {
                screens.picture(only, scheme + "-" + name, look, desk, ELENA, SampleWindow::settle);
            }
        }
    }

    private void undelivered(String name, Look look, boolean read) throws Exception {
        if ((scheme + "-" + name).startsWith(only)) {
            try (var desk = SampleDesk.afterRestore(BusyDay.busy(), BusyDay.busy(), BusyScreens::writeBeforeRestore)) {
                screens.picture(only, scheme + "-" + name, look, desk, MARIA, view -> {
                    if (read) {
                        view.fire(".undelivered #toggle");
                    }
                    view.settle();
                });
            }
        }
    }

    private void damaged(String name, Look look, boolean read) throws Exception {
        if ((scheme + "-" + name).startsWith(only)) {
            try (var desk = SampleDesk.onDamagedFiles(BusyDay.busy(), BusyScreens::writeBeforeRestore)) {
                screens.picture(only, scheme + "-" + name, look, desk, LUCA, view -> {
                    if (read) {
                        view.fire(".damage #toggle");
                    }
                    view.settle();
                });
            }
        }
    }

    private static void writeBeforeRestore(Replica replica) {
        var maria = Objects.requireNonNull(replica.ticket(MARIA));
        var luca = Objects.requireNonNull(replica.ticket(LUCA));
        replica.outbox()
                .reply(
                        maria,
                        "Your parcel left us this morning 📦 You will get the tracking number by email within the hour. "
                                + "Should it not be there on Friday, please write to us again.");
        replica.outbox().act(luca, id -> new Command.CloseTicket(id, luca.id(), luca.lastShopperMessage()));
        replica.draft(luca, Draft.reply("Dear Luca, about the code SPRING:"));
    }

    private void picture(String name, Look look, Shop shop, @Nullable TicketId open, Happening happening)
            throws Exception {
        if ((scheme + "-" + name).startsWith(only)) {
            try (var desk = new SampleDesk(shop)) {
                screens.picture(only, scheme + "-" + name, look, desk, open, view -> {
                    happening.at(desk, view);
                    view.settle();
                });
            }
        }
    }
}
