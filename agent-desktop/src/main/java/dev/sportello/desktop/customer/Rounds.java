package dev.sportello.desktop.customer;

/// Numbers what is asked for, so that an answer that was overtaken is not taken for the newest. FX thread only.
final class Rounds {
    private int asked;
    private int taken;

    /// The number of the next question.
    int next() {
        return ++asked;
    }

    /// Whether an answer is newer than all that were taken; if so, it counts as taken.
    ///
    /// @param round the number of its question
    boolean take(int round) {
        if (round <= taken) {
            return false;
        }
        taken = round;
        return true;
    }

    /// Nothing that was asked for until now is wanted any more.
    void forget() {
        taken = asked;
    }
}
