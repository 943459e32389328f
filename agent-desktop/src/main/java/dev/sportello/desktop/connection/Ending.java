package dev.sportello.desktop.connection;

import dev.sportello.wire.CloseReason;

/// How a try to hold a link ended, as what to do next.
sealed interface Ending {

    /// Wait a little, connect again and resume.
    record ComeBack() implements Ending {}

    /// Load the snapshot, then connect again.
    record StartOver() implements Ending {}

    /// Don't connect until somebody asks for it.
    ///
    /// @param state to show meanwhile
    record Stop(LinkState state) implements Ending {}

    /// @param sentence of the last refusal, for the one who wonders
    static Ending of(int closeCode, String sentence) {
        return switch (CloseReason.of(closeCode)) {
            case RESUME -> new ComeBack();
            case SIGN_IN_AGAIN -> new Stop(new LinkState.SignInAgain());
            case UPGRADE -> new Stop(new LinkState.MustUpgrade());
            case STAY_AWAY -> new Stop(new LinkState.Refused(sentence));
        };
    }
}
