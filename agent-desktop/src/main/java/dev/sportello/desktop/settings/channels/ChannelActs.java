package dev.sportello.desktop.settings.channels;

import dev.sportello.desktop.settings.secrets.SecretActs;
import dev.sportello.wire.ChannelBodies.TestResult;
import dev.sportello.wire.RelayFrame.Trouble;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/// What an admin can ask about the channels. Nothing waits; futures fail with
/// [dev.sportello.desktop.connection.RequestFailed].
///
/// @param tests what is tried out is what is saved
/// @param failing the channels that do not work now
/// @param reached the address at which this program reaches the relay
public record ChannelActs(SecretActs secrets, Tests tests, Supplier<List<Trouble>> failing, URI reached) {

    /// @param text takes the number to which a text goes
    public record Tests(
            Function<String, CompletableFuture<TestResult>> text,
            Supplier<CompletableFuture<TestResult>> email,
            Supplier<CompletableFuture<TestResult>> mailbox) {}
}
