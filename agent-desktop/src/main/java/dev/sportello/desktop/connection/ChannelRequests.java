package dev.sportello.desktop.connection;

import dev.sportello.wire.ChannelBodies.TestResult;
import dev.sportello.wire.ChannelBodies.TestText;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// What admins may ask the relay for about the channels: to try out what is saved. Thread-safe; no method
/// waits. Futures complete on other threads, and fail with [RequestFailed].
public final class ChannelRequests {
    private final RelayRequests requests;

    ChannelRequests(RelayRequests requests) {
        this.requests = requests;
    }

    /// Sends a text.
    ///
    /// @param to the number, with its country
    public CompletableFuture<TestResult> testText(String to) {
        return requests.post("/agent/channels/sms/test", new TestText(to), TestResult.class);
    }

    /// Sends an email to the agent who asks.
    public CompletableFuture<TestResult> testEmail() {
        return requests.post("/agent/channels/email/test", Map.of(), TestResult.class);
    }

    /// Signs in to the mailbox.
    public CompletableFuture<TestResult> testMailbox() {
        return requests.post("/agent/channels/mailbox/test", Map.of(), TestResult.class);
    }
}
