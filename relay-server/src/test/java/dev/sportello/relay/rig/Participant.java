package dev.sportello.relay.rig;

import dev.sportello.model.Entry;
import dev.sportello.model.Position;
import dev.sportello.relay.rig.History.Event;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A hub or a desktop that keeps the rules of `docs/protocol.md` and notes what it does and sees: it comes back,
/// resumes, and sends again, with the same ids, what was not answered. Thread-safe.
public final class Participant implements AutoCloseable {
    /// For whoever has no reason to wait longer before coming back.
    static final Duration BRIEF = Duration.ofMillis(50);

    private static final int PING_MILLIS = 500;
    /// Shorter than a real client's, so that dead links are found while a test runs. Coming back early harms nobody.
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final String who;
    private final ConnectOptions options;
    private final History history;
    private final Part part;
    private final Codec codec = new Codec();
    private final Map<CommandId, Command> unanswered = new LinkedHashMap<>();
    private final List<Integer> closeCodes = new CopyOnWriteArrayList<>();
    private final Comeback comeback = new Comeback();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final WebSocketLink.Shape shape;
    private final Thread thread;
    private @Nullable Position position;
    private @Nullable WebSocketLink link;
    private boolean caughtUp;

    private @Nullable RuntimeException failure;

    /// What a participant does with what it sees; called on its own thread, one at a time.
    public interface Part {
        default void saw(Participant me, Entry entry) {}

        /// What a shopper does, as a desktop hears it.
        default void visited(RelayFrame.Visit visit) {}

        /// @param answer [RelayFrame.Done] or [RelayFrame.Refused]
        default void answered(Participant me, Command command, RelayFrame answer) {}

        /// How long to wait before coming back.
        ///
        /// @param attempts that failed
        default Duration pause(int attempts) {
            return BRIEF;
        }

        /// Called every half second while there is a link, on another thread.
        default void idle(Participant me) {}
    }

    public Participant(String who, ConnectOptions options, History history, Part part) {
        this(who, options, history, part, PATIENCE);
    }

    /// @param patience how long a link may be silent
    public Participant(String who, ConnectOptions options, History history, Part part, Duration patience) {
        shape = new WebSocketLink.Shape().patientFor(patience);
        this.who = who;
        this.options = options;
        this.history = history;
        this.part = part;
        thread = Thread.ofVirtual().name(who).start(this::live);
        Thread.ofVirtual().name(who + "'s pings").start(this::ping);
    }

    public String who() {
        return who;
    }

    /// Says where it stands, for a test that waits for it in vain.
    @Override
    public synchronized String toString() {
        return who + (caughtUp ? " is linked" : " is not linked") + ", saw up to " + position()
                + ", waits for answers to " + unanswered.values() + ", closed with " + closeCodes + ", failed with "
                + failure;
    }

    /// Whether everything it asked for has been answered.
    public synchronized boolean quiet() {
        return caughtUp && unanswered.isEmpty() && failure == null;
    }

    /// Asks for a change: now, or as soon as there is a link.
    public synchronized void send(Command command) {
        unanswered.put(command.id(), command);
        if (caughtUp) {
            write(command);
        }
    }

    /// Says something that nobody answers, if there is a link.
    public synchronized void tell(ClientFrame frame) {
        if (caughtUp) {
            transmit(frame);
        }
    }

    /// Each time that it lost a link and was back.
    public List<Resume> resumes() {
        return comeback.resumes();
    }

    /// How many commands wait for their answer.
    public synchronized int unanswered() {
        return unanswered.size();
    }

    /// The last sequence number seen; 0 before the first.
    public synchronized long position() {
        return position == null ? 0 : position.sequence();
    }

    public synchronized boolean caughtUp() {
        return caughtUp;
    }

    /// With what codes the relay closed links; an accident has none.
    public List<Integer> closeCodes() {
        return List.copyOf(closeCodes);
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            ended.countDown();
            if (link != null) {
                link.close();
            }
        }
        thread.interrupt();
    }

    private void live() {
        try {
            while (!isClosed()) {
                connect();
                pause(part.pause(comeback.attempts()));
            }
        } catch (InterruptedException _) {
            // Closed.
        } catch (RuntimeException e) {
            synchronized (this) {
                failure = e;
            }
        }
    }

    private void ping() {
        try {
            while (!ended.await(PING_MILLIS, TimeUnit.MILLISECONDS)) {
                tell(new ClientFrame.Ping());
                if (caughtUp()) {
                    part.idle(this);
                }
            }
        } catch (InterruptedException _) {
            // Nobody does that.
        }
    }

    private void connect() throws InterruptedException {
        try {
            if (isNew()) {
                load();
            }
            talk();
        } catch (IOException _) {
            // The relay is down or the link broke: that is what this is for.
        } catch (RefusedFrame e) {
            throw new IllegalStateException(who + " cannot read what the relay sent.", e);
        } finally {
            end();
        }
    }

    /// An empty journal's position is 0, and one to resume from like any other.
    private synchronized boolean isNew() {
        return position == null;
    }

    private void talk() throws IOException, RefusedFrame, InterruptedException {
        comeback.tries();
        var next = WebSocketLink.open(options.socket().now(), options.headers(), shape);
        comeback.opened();
        try {
            begin(next);
            for (var text = next.receive(); text != null; text = next.receive()) {
                hear(codec.relayFrame(text));
            }
            if (next.closeCode() >= 0) {
                closeCodes.add(next.closeCode());
            }
        } finally {
            next.cut();
        }
    }

    private synchronized void begin(WebSocketLink next) throws IOException {
        if (isClosed()) {
            next.close();
            return;
        }
        link = next;
        next.send(codec.encode(new ClientFrame.Hello(options.token(), position)));
    }

    private synchronized void end() {
        if (caughtUp) {
            comeback.lost();
        }
        caughtUp = false;
        link = null;
    }

    private void load() throws IOException, InterruptedException {
        var snapshot = options.snapshot().load();
        synchronized (this) {
            position = snapshot;
            history.add(new Event.Loaded(who, snapshot.sequence()));
        }
    }

    private void hear(RelayFrame frame) throws IOException, InterruptedException {
        switch (frame) {
            case RelayFrame.Welcome _ -> comeback.welcomed();
            case RelayFrame.Pong _, RelayFrame.Presence _, RelayFrame.Shop _, RelayFrame.CustomerChanged _ -> {}
            case RelayFrame.Channels _, RelayFrame.Typing _ -> {}
            case RelayFrame.Visit visit -> part.visited(visit);
            case RelayFrame.StartOver _ -> load();
            case RelayFrame.Entries(List<Entry> entries) -> entries.forEach(this::see);
            case RelayFrame.CaughtUp(long sequence) -> sendAgain(sequence);
            case RelayFrame.Done done -> done(done);
            case RelayFrame.Refused refused -> refuse(refused);
            case RelayFrame.Unknown unknown ->
                throw new IllegalStateException(who + " was told something new: " + unknown);
        }
    }

    private void see(Entry entry) {
        synchronized (this) {
            position = new Position(known().epoch(), entry.sequence());
            history.add(new Event.Saw(who, entry));
        }
        part.saw(this, entry);
        waiting()
                .filter(id -> Acknowledgement.of(id, entry))
                .forEach(id -> done(new RelayFrame.Done(id, entry.sequence())));
    }

    private synchronized Stream<CommandId> waiting() {
        return List.copyOf(unanswered.keySet()).stream();
    }

    private void done(RelayFrame.Done done) {
        history.add(new Event.Done(who, done.id(), done.sequence()));
        answered(done.id(), done);
    }

    private synchronized void sendAgain(long sequence) {
        position = new Position(known().epoch(), Math.max(known().sequence(), sequence));
        caughtUp = true;
        comeback.isBack();
        List.copyOf(unanswered.values()).forEach(this::write);
    }

    private void refuse(RelayFrame.Refused refused) throws InterruptedException {
        if (refused.id() == null) {
            if (!refused.refusal().retry()) {
                throw new IllegalStateException(who + " was refused: " + refused);
            }
            return;
        }
        history.add(new Event.Refused(who, refused.id(), refused.refusal().error()));
        if (refused.refusal().retry()) {
            tryAgain(refused.id());
        } else {
            answered(refused.id(), refused);
        }
    }

    private void tryAgain(CommandId id) throws InterruptedException {
        pause(BRIEF);
        synchronized (this) {
            var command = unanswered.get(id);
            if (command != null && caughtUp) {
                write(command);
            }
        }
    }

    private void answered(CommandId id, RelayFrame answer) {
        Command command;
        synchronized (this) {
            command = unanswered.remove(id);
        }
        if (command != null) {
            part.answered(this, command, answer);
        }
    }

    private synchronized void write(Command command) {
        history.add(new Event.Sent(who, command));
        transmit(command);
    }

    private void transmit(ClientFrame frame) {
        try {
            if (link != null) {
                link.send(codec.encode(frame));
            }
        } catch (IOException _) {
            // Not sent, or not wholly: the next link sends it again.
            comeback.lost();
            caughtUp = false;
        }
    }

    private Position known() {
        if (position == null) {
            throw new IllegalStateException(who + " saw an entry before it had a position.");
        }
        return position;
    }

    private boolean isClosed() {
        return ended.getCount() == 0;
    }

    /// Over at once when the participant is closed.
    private void pause(Duration time) throws InterruptedException {
        var _ = ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
