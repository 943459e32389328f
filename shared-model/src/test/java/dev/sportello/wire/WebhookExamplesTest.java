package dev.sportello.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.AgentId;
import dev.sportello.model.Channel;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.model.Webhook.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The examples of the page for integrators are what the relay sends.
class WebhookExamplesTest {
    private static final Pattern FENCE = Pattern.compile("```json\\n(.*?)\\n```", Pattern.DOTALL);
    private static final TicketId TICKET = new TicketId(1_042);
    private static final WebhookEvent.Shopper MARIA =
            new WebhookEvent.Shopper(new ProfileId(UUID.fromString("0198a1b2-0000-7000-8000-0000000000aa")), "c-7");
    private static final AgentId AGENT = new AgentId(UUID.fromString("0198a1b2-0000-7000-8000-0000000000bb"));
    private static final Party ANNA = new Party.ByAgent(AGENT, "Anna");

    private final Codec codec = new Codec();

    @Test
    void theyAreWhatIsSentByteForByte() throws Exception {
        var message = new Message(
                new MessageId(UUID.fromString("0198a1b2-0000-7000-8000-0000000000cc")), ANNA, "It comes tomorrow.");
        var page = Files.readString(Path.of("../docs/webhooks.md"));
        assertThat(FENCE.matcher(page).results().map((MatchResult fence) -> fence.group(1)))
                .containsExactly(
                        event(Topic.TICKET_OPENED, new WebhookEvent.TicketOpened(TICKET, MARIA, Channel.WEB_CHAT)),
                        event(Topic.MESSAGE_ADDED, new WebhookEvent.MessageAdded(TICKET, MARIA, message)),
                        event(Topic.TICKET_ASSIGNED, new WebhookEvent.TicketAssigned(TICKET, MARIA, AGENT, ANNA)),
                        event(Topic.TICKET_CLOSED, new WebhookEvent.TicketClosed(TICKET, MARIA, ANNA)),
                        event(Topic.PROFILE_ERASED, new WebhookEvent.ProfileErased(MARIA.profile())),
                        event(WebhookEvent.TEST, 0, new WebhookEvent.Test("This is a test of Sportello's webhooks.")));
    }

    private String event(Topic topic, WebhookEvent.Data data) {
        return event(Names.of(topic), 4_711, data);
    }

    private String event(String type, long sequence, WebhookEvent.Data data) {
        var at = Instant.parse("2026-03-02T10:15:30Z");
        return codec.encode(new WebhookEvent(type, at, "5f0c6a7e-4f0a-3d0b-9c55-0a6a2f4f1c11", sequence, data));
    }
}
