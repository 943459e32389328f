package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Change;
import dev.sportello.relay.rig.WebSocketLink;
import dev.sportello.wire.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FirstMessagesTest extends OnARelay {
    private static final int TABS = 100;

    @Override
    protected String[] options() {
        return new String[] {
            "--limit=connections-per-profile=100,messages-per-profile=1000/PT1S:1000,sessions-per-address=1000/PT1S:1000"
        };
    }

    @Test
    void aHundredTabsThatSendTheirFirstMessageInOneInstantOpenOneTicket() throws Exception {
        var links = new ArrayList<WebSocketLink>();
        for (var tab = 0; tab < TABS; tab++) {
            links.add(hub(shopper("c-7")));
        }
        var go = new CountDownLatch(1);
        List<Future<Boolean>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var link : links) {
                answers.add(threads.submit(() -> {
                    go.await();
                    var message = new Command.SendMessage(id(), null, "Is anybody there?");
                    send(link, message);
                    return acknowledged(link, message.id());
                }));
            }
            go.countDown();
            for (var answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        }
        var admin = admin();
        var ticket = client.liveTickets(admin);
        assertThat(ticket).hasSize(1);
        assertThat(client.thread(admin, ticket.getFirst().id()))
                .filteredOn(entry -> entry.change() instanceof Change.MessageAdded)
                .hasSize(TABS);
    }
}
