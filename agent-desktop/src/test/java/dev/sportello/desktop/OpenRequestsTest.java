package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.handover.OpenRequest;
import dev.sportello.desktop.inbox.InboxFeed;
import dev.sportello.desktop.inbox.InboxModel;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Toast;
import dev.sportello.desktop.ui.Toasts;
import dev.sportello.desktop.window.WindowController;
import dev.sportello.model.TicketId;
import dev.sportello.wire.CloseReason;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is asked from outside before somebody has signed in.
class OpenRequestsTest {
    private final Shop shop = new Shop();
    private final TicketId maria = shop.journal().open("Maria");
    private final Toasts toasts = new Toasts();
    private SampleDesk desk;
    private InboxModel inbox;
    private OpenRequests requests;

    @BeforeEach
    void open() throws Exception {
        desk = new SampleDesk(shop);
        inbox = Fx.get(() -> new InboxModel(desk.desk().replica().you().id()));
        requests = Fx.get(() -> new OpenRequests(new Stage()));
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void aTicketIsOpenedOnceSomebodyIs() throws Exception {
        Fx.run(() -> {
            requests.perform(new OpenRequest.Open(maria));
            requests.perform(new OpenRequest.Raise());
        });
        enter();
        assertThat(Fx.get(() -> inbox.selected().get())).isEqualTo(maria);
    }

    @Test
    void anUnreadableLinkIsToldOnceSomebodyIs() throws Exception {
        Fx.run(() -> requests.perform(new OpenRequest.Unreadable()));
        enter();
        enter();
        assertThat(Fx.get(() -> toasts.shown().stream().map(Toast::words).toList()))
                .isEqualTo(List.of(texts().get("link.unreadable")));
    }

    @Test
    void whoStartsItOnceMoreWaitsForNoNextTry() throws Exception {
        var states = new CopyOnWriteArrayList<LinkState>();
        desk.loseRelay();
        enter();
        desk.desk().onLink(states::add);
        Fx.run(() -> requests.perform(new OpenRequest.Raise()));
        await().atMost(SampleDesk.PATIENCE).until(() -> states.contains(new LinkState.Connecting()));
    }

    @Test
    void whoStartsItOnceMoreLeavesASessionThatIsOverAlone() throws Exception {
        var states = new CopyOnWriteArrayList<LinkState>();
        enter();
        desk.relay().close(CloseReason.SIGN_IN_AGAIN);
        await().atMost(SampleDesk.PATIENCE).until(() -> desk.desk().link() instanceof LinkState.SignInAgain);
        desk.desk().onLink(states::add);
        Fx.run(() -> requests.perform(new OpenRequest.Raise()));
        await().during(Duration.ofMillis(300)).atMost(SampleDesk.PATIENCE).until(states::isEmpty);
    }

    private void enter() throws Exception {
        Fx.run(() -> {
            var feed = new InboxFeed(desk.desk().replica(), inbox);
            feed.readAll();
            requests.enter(new LinkedTicket(desk.desk(), inbox, feed, toasts, texts()));
        });
    }

    private static Texts texts() {
        return Texts.of(WindowController.class, Locale.ENGLISH);
    }
}
