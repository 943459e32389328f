package dev.sportello.desktop;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Toast;
import dev.sportello.desktop.ui.Toasts;
import dev.sportello.wire.AgentBodies.Release;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Tells the agent once that the relay is of a newer version than this program. FX thread only.
final class UpdateNotice {
    private final @Nullable ProgramVersion own;
    private final Supplier<CompletableFuture<Release>> relay;
    private final Toasts toasts;
    private final Texts texts;
    private boolean asked;

    /// @param own version of this program; null where it is not known, which is compared with nothing
    UpdateNotice(@Nullable ProgramVersion own, Supplier<CompletableFuture<Release>> relay, Toasts toasts, Texts texts) {
        this.own = own;
        this.relay = relay;
        this.toasts = toasts;
        this.texts = texts;
    }

    /// There is a link. A relay that is upgraded ends it first, and so is asked again.
    void didConnect() {
        if (own == null || asked) {
            return;
        }
        asked = true;
        // An older relay does not know the question.
        var _ = relay.get().whenComplete((release, failure) -> Platform.runLater(() -> take(release, failure)));
    }

    private void take(@Nullable Release release, @Nullable Throwable failure) {
        var theirs = release == null ? null : ProgramVersion.parse(release.version());
        if (failure != null || own == null || theirs == null || theirs.compareTo(own) <= 0) {
            asked = false;
            return;
        }
        toasts.show(new Toast(texts.get("update", theirs, own), texts.get("update.later"), () -> {}, null));
    }
}
