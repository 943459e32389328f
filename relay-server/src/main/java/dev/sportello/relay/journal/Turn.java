package dev.sportello.relay.journal;

/// Whether it is still a command's turn when the journal comes to it. It is not where another, which its sender had
/// sent before, was refused meanwhile and has to be sent again first. Asked on the writer's thread; must not block.
@FunctionalInterface
public interface Turn {
    /// Of what nobody has sent anything before.
    Turn ANY_TIME = () -> true;

    boolean stands();
}
