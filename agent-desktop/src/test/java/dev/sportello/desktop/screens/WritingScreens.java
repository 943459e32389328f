package dev.sportello.desktop.screens;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.sample.BusyDay;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.TicketId;
import dev.sportello.wire.RelayFrame.CurrentPage;
import dev.sportello.wire.RelayFrame.Visit;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The pictures of a reply while it is written, and of what becomes of it.
final class WritingScreens {
    private static final TicketId MARIA = new TicketId(1042);
    private static final TicketId LUCA = new TicketId(1051);
    private static final TicketId ELENA = new TicketId(1050);
    private static final String BEGUN = "Of course, Maria! The label 🏷️ is on its way, and the parcel 📦 leaves"
            + " tomorrow 🚚. Thank you for waiting 🙏🏽 – the whole family 👨‍👩‍👧 says hello ❤️";

    private final Screens screens;
    private final String only;
    private final String scheme;
    private final Look look;

    WritingScreens(Screens screens, String only, String scheme, Look look) {
        this.screens = screens;
        this.only = only;
        this.scheme = scheme;
        this.look = look;
    }

    void render() throws Exception {
        var italian = look.in(Locale.ITALY).sized(900, 600);
        picture("writing-emoji", look, WritingScreens::begin);
        picture("writing-emoji-2x", look.scaled(2), WritingScreens::begin);
        picture("writing-close", look, WritingScreens::closeWithReply);
        picture("writing-close-small-it", italian, WritingScreens::closeWithReply);
        picture("writing-ended", look, WritingScreens::end);
        picture("writing-ended-small-it", italian, WritingScreens::end);
        picture("writing-toasts", look, WritingScreens::actOnSome);
        picture("writing-toasts-small-it", italian, WritingScreens::actOnSome);
        picture("writing-offer", look, WritingScreens::offer);
        picture("writing-visit", look, WritingScreens::visit);
        picture("writing-visit-small-it", italian, WritingScreens::visit);
    }

    private static void begin(SampleDesk desk, SampleWindow view) throws Exception {
        view.write(BEGUN);
        Fx.run(() -> ((TextArea) view.find(".composer .text-area")).selectRange(20, 60));
    }

    private static void visit(SampleDesk desk, SampleWindow view) throws Exception {
        var page = new CurrentPage(
                "Blue suede shoes, handmade in Bologna – Bottega", URI.create("https://shop.example/shoes/blue-suede"));
        view.visit(new Visit(MARIA, true, page));
    }

    private static void closeWithReply(SampleDesk desk, SampleWindow view) throws Exception {
        view.write(BEGUN);
        view.fire("#close");
    }

    private static void end(SampleDesk desk, SampleWindow view) throws Exception {
        view.write(BEGUN);
        desk.shop().enter(MARIA, Duration.ZERO, new Change.TicketClosed(new Party.Shopper()));
    }

    private static void actOnSome(SampleDesk desk, SampleWindow view) throws Exception {
        view.open(LUCA);
        view.key(Shortcut.CLOSE);
        view.open(ELENA);
        view.choose("#snooze", 2);
        view.open(MARIA);
        view.key(Shortcut.CLOSE);
    }

    private static void offer(SampleDesk desk, SampleWindow view) throws Exception {
        for (var character : "Thank you :hear".split("")) {
            Fx.run(() -> {
                view.find(".composer .text-area").requestFocus();
                view.find(".composer .text-area")
                        .fireEvent(new KeyEvent(
                                KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false));
            });
        }
    }

    @FunctionalInterface
    private interface Sight {
        void prepare(SampleDesk desk, SampleWindow view) throws Exception;
    }

    private void picture(String name, Look look, Sight sight) throws Exception {
        if ((scheme + "-" + name).startsWith(only)) {
            try (var desk = new SampleDesk(BusyDay.busy())) {
                screens.picture(only, scheme + "-" + name, look, desk, MARIA, view -> sight.prepare(desk, view));
            }
        }
    }
}
