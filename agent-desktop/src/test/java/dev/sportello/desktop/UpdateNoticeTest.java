package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.connection.ConnectFailure;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Toasts;
import dev.sportello.desktop.window.WindowController;
import dev.sportello.wire.AgentBodies.Release;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpdateNoticeTest {
    private final Toasts toasts = new Toasts();
    private final AtomicInteger questions = new AtomicInteger();

    @Test
    void aNewerRelayIsToldOfOnce() throws Exception {
        var notice = notice("1.2.0", CompletableFuture.completedFuture(new Release("1.3.0")));
        assertThat(shown(notice)).startsWith("Sportello 1.3.0 is out, and this is 1.2.0.");
        Fx.run(() -> toasts.hide(toasts.shown().getFirst()));
        assertThat(shown(notice)).isNull();
        assertThat(questions).hasValue(1);
    }

    @Test
    void oneOfTheSameVersionOrAnOlderOneIsNot() throws Exception {
        for (var version : List.of("1.2.0", "1.1.9", "0", "soon")) {
            assertThat(shown(notice("1.2.0", CompletableFuture.completedFuture(new Release(version)))))
                    .isNull();
        }
    }

    @Test
    void oneThatDoesNotKnowTheQuestionIsAskedAgainNextTime() throws Exception {
        var notice = notice(
                "1.2.0", CompletableFuture.failedFuture(new RequestFailed.Offline(ConnectFailure.NOT_A_RELAY, "404")));
        assertThat(shown(notice)).isNull();
        assertThat(shown(notice)).isNull();
        assertThat(questions).hasValue(2);
    }

    @Test
    void aProgramWithoutAVersionAsksNothing() throws Exception {
        assertThat(shown(notice(null, CompletableFuture.completedFuture(new Release("9.9.9")))))
                .isNull();
        assertThat(questions).hasValue(0);
    }

    private UpdateNotice notice(@Nullable String own, CompletableFuture<Release> relay) {
        return new UpdateNotice(
                ProgramVersion.parse(own),
                () -> {
                    questions.incrementAndGet();
                    return relay;
                },
                toasts,
                Texts.of(WindowController.class, Locale.ENGLISH));
    }

    /// What is offered after a connection.
    private @Nullable String shown(UpdateNotice notice) throws Exception {
        Fx.run(notice::didConnect);
        Fx.run(() -> {});
        return Fx.get(
                () -> toasts.shown().isEmpty() ? null : toasts.shown().getLast().words());
    }
}
