package dev.sportello.desktop.connection;

import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.model.Change;
import dev.sportello.model.Message;
import dev.sportello.model.Email;
import dev.sportello.model.Delivery;
import dev.sportello.model.Entry;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A relay that speaks the protocol over real sockets, and fails when a test says so. Thread-safe.
public final class ScriptedRelay implements AutoCloseable {
    public static final String TOKEN = "let-me-in";

    public final ScriptedJournal journal;
    public final ScriptedAdministration administration;
    public final ScriptedQueries queries;
    public final List<Command> commands = new CopyOnWriteArrayList<>();

    /// Which tickets the desk said that it has open.
    public final List<ClientFrame.LookAt> looks = new CopyOnWriteArrayList<>();
    public final List<ClientFrame.FollowCustomer> follows = new CopyOnWriteArrayList<>();
    public final List<ClientFrame.Hello> hellos = new CopyOnWriteArrayList<>();
    public final AtomicInteger snapshots = new AtomicInteger();

    /// Below which number each page was asked for.
    public final List<Long> pages = new CopyOnWriteArrayList<>();

    private final Codec codec = new Codec();
    private final Map<CommandId, Long> done = new ConcurrentHashMap<>();
    private final Map<String, Runnable> listening = new ConcurrentHashMap<>();
    private final Map<String, WsContext> links = new ConcurrentHashMap<>();
    private final Javalin server;
    private final CuttableConnection line;

    /// Decides over each frame before it goes out: false cuts the link instead.
    public volatile Predicate<RelayFrame> passes = _ -> true;

    /// Makes of each text what a newer relay would send, before it goes out.
    public volatile UnaryOperator<String> newer = UnaryOperator.identity();

    /// Decides over each command: null carries it out.
    public volatile Script script = _ -> null;

    /// Decides over each page by the number below which it was asked for: true refuses it for now.
    public volatile Predicate<Long> pageFails = _ -> false;

    public volatile int mostOnAPage = 3;
    /// Whether it goes on sending what a link has missed, and never says that this was all.
    public volatile boolean catchesUpForEver;

    /// The oldest sequence number after which one can resume.
    public volatile long oldest;

    /// What becomes of a command.
    @FunctionalInterface
    public interface Script {
        @Nullable
        Refusal refusal(Command command);
    }

    public ScriptedRelay(ScriptedJournal journal, int port) {
        this.journal = journal;
        administration = new ScriptedAdministration(journal, codec);
        queries = new ScriptedQueries(journal, codec);
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.concurrency.useVirtualThreads = true;
                    config.routes.get("/agent/snapshot", this::snapshot);
                    config.routes.get("/agent/snapshot/tickets", this::page);
                    administration.answer(config.routes);
                    queries.answer(config.routes);
                    config.routes.ws("/agent/socket", socket -> {
                        socket.onConnect(ctx -> {
                            // As the relay's: where the clock does not move, nobody pings.
                            ctx.session.setIdleTimeout(Duration.ZERO);
                            links.put(ctx.sessionId(), ctx);
                        });
                        socket.onMessage(ctx -> hear(ctx, ctx.message()));
                        socket.onClose(this::left);
                        socket.onError(_ -> {});
                    });
                })
                .start("127.0.0.1", 0);
        line = new CuttableConnection(port, server.port());
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + line.port());
    }

    public int port() {
        return line.port();
    }

    public SavedSession session() {
        return new SavedSession(address(), TOKEN, ScriptedJournal.ANNA);
    }

    public int links() {
        return listening.size();
    }

    /// Breaks all links without a word, as a pulled cable does.
    public void cut() {
        links.clear();
        line.cut();
    }

    public void close(CloseReason reason) {
        links.values().forEach(link -> link.closeSession(reason.code(), reason.name()));
    }

    /// Closes all links with a code of which no program here has heard.
    public void closeWith(int code) {
        links.values().forEach(link -> link.closeSession(code, ""));
    }

    public void push(RelayFrame frame) {
        links.values().forEach(link -> say(link, frame));
    }

    public void pushText(String text) {
        links.values().forEach(link -> link.send(text));
    }

    @Override
    public void close() {
        administration.release();
        queries.release();
        line.close();
        server.stop();
    }

    private void snapshot(Context ctx) {
        snapshots.incrementAndGet();
        if (!("Bearer " + TOKEN).equals(ctx.header("Authorization"))) {
            ctx.status(401).result(codec.encode(Refusal.of(ErrorKind.SESSION_EXPIRED)));
            return;
        }
        ctx.result(newer.apply(codec.encode(journal.snapshot())));
    }

    private void page(Context ctx) {
        var before = Long.parseLong(Objects.requireNonNullElse(ctx.queryParam("before"), "" + Long.MAX_VALUE));
        pages.add(before);
        if (pageFails.test(before)) {
            ctx.status(503).result(codec.encode(Refusal.of(ErrorKind.BUSY)));
            return;
        }
        ctx.result(newer.apply(codec.encode(journal.page(before, mostOnAPage))));
    }

    private void left(WsContext link) {
        links.remove(link.sessionId());
        var listener = listening.remove(link.sessionId());
        if (listener != null) {
            listener.run();
        }
    }

    private void hear(WsContext link, String text) throws RefusedFrame {
        switch (codec.clientFrame(text)) {
            case ClientFrame.Hello hello -> welcome(link, hello);
            case ClientFrame.Ping _ -> say(link, new RelayFrame.Pong());
            case ClientFrame.LookAt look -> looks.add(look);
            case ClientFrame.FollowCustomer follow -> follows.add(follow);
            case ClientFrame.Visiting _ -> throw new RefusedFrame(ErrorKind.FORBIDDEN);
            case Command command -> answer(link, command);
        }
    }

    private void welcome(WsContext link, ClientFrame.Hello hello) {
        hellos.add(hello);
        if (!hello.token().equals(TOKEN)) {
            say(link, new RelayFrame.Refused(null, Refusal.of(ErrorKind.SESSION_EXPIRED)));
            link.closeSession(CloseReason.SIGN_IN_AGAIN.code(), "");
            return;
        }
        var after = hello.resumeAfter();
        var head = journal.head();
        say(link, new RelayFrame.Welcome(1, head));
        if (after == null || !after.epoch().equals(head.epoch()) || after.sequence() < oldest) {
            say(link, new RelayFrame.StartOver(head.epoch()));
            link.closeSession(CloseReason.RESUME.code(), "");
            return;
        }
        listening.put(
                link.sessionId(),
                journal.listen(after.sequence(), entry -> say(link, new RelayFrame.Entries(List.of(entry)))));
        if (!catchesUpForEver) {
            say(link, new RelayFrame.CaughtUp(head.sequence()));
        }
    }

    private void answer(WsContext link, Command command) {
        commands.add(command);
        say(link, decide(command));
    }

    private RelayFrame decide(Command command) {
        // One at a time, as the relay's writer: what is decided about a ticket still holds when it is done.
        synchronized (journal) {
            var sequence = done.get(command.id());
            var refusal = sequence == null ? refusal(command) : null;
            if (refusal != null) {
                return new RelayFrame.Refused(command.id(), refusal);
            }
            return new RelayFrame.Done(
                    command.id(),
                    done.computeIfAbsent(command.id(), _ -> carryOut(command).sequence()));
        }
    }

    private @Nullable Refusal refusal(Command command) {
        var scripted = script.refusal(command);
        var late = command instanceof Command.ByAgent act
                && !(command instanceof Command.SendEmail)
                && !(command instanceof Command.OfMessage)
                && !journal.ticket(act.ticket()).live();
        var unseen = command instanceof Command.CloseTicket close
                && journal.ticket(close.ticket()).lastShopperMessage() > close.upTo();
        var refusal = late ? Refusal.of(ErrorKind.TICKET_CLOSED) : unseen ? Refusal.of(ErrorKind.UNSEEN_MESSAGE) : null;
        return scripted == null ? refusal : scripted;
    }

    private Entry carryOut(Command command) {
        var anna = ScriptedJournal.ANNA;
        return switch (command) {
            case Command.Reply reply ->
                journal.agentWrites(reply.ticket(), anna, reply.id().message(), reply.text());
            case Command.SendEmail email ->
                journal.append(
                        email.ticket(),
                        new Change.EmailAdded(
                                new Message(email.id().message(), anna.party(), email.text()),
                                new Email(email.subject(), "maria@shopper.example", null, List.of())));
            case Command.SendAgain again ->
                journal.append(
                        again.ticket(),
                        new Change.DeliveryChanged(again.message(), new Delivery(Delivery.State.QUEUED)));
            case Command.MarkRead read -> journal.append(read.ticket(), new Change.ReadByAgent(anna.id(), read.upTo()));
            case Command.MarkUnread unread ->
                journal.append(unread.ticket(), new Change.UnreadByAgent(anna.id(), unread.upTo()));
            case Command.NoReplyNeeded none -> journal.append(none.ticket(), new Change.NoReplyNeeded(anna.party()));
            case Command.Assign assign ->
                journal.append(assign.ticket(), new Change.Assigned(anna.party(), assign.agent()));
            case Command.Snooze snooze ->
                journal.append(snooze.ticket(), new Change.TicketSnoozed(anna.party(), snooze.until()));
            case Command.Reopen reopen ->
                journal.ticket(reopen.ticket()).allows(new Change.TicketReopened(anna.party()))
                        ? journal.append(reopen.ticket(), new Change.TicketReopened(anna.party()))
                        : journal.thread(reopen.ticket()).getLast();
            case Command.CloseTicket close -> journal.append(close.ticket(), new Change.TicketClosed(anna.party()));
            case Command.ByShopper shopper -> throw new IllegalArgumentException("No shopper here: " + shopper);
        };
    }

    private void say(WsContext link, RelayFrame frame) {
        if (!links.containsKey(link.sessionId())) {
            return;
        }
        if (passes.test(frame)) {
            synchronized (link) {
                link.send(newer.apply(codec.encode(frame)));
            }
        } else {
            cut();
        }
    }
}
