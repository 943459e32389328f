package dev.sportello.desktop.thread;

import dev.sportello.desktop.replica.Draft;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Channel;
import dev.sportello.model.Ticket;
import dev.sportello.wire.MessageText;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Whether the agent writes a reply or an email, what hinders that, and what an email has besides its text. What
/// is begun stays what it is until the agent chooses otherwise: a reply never leaves as an email because the chat
/// has ended meanwhile. FX thread only.
final class ChosenMode {
    private final Nodes nodes;
    private final Surroundings around;
    private final Texts texts;
    private final ComposerWords words;
    private final Runnable changed;
    private @Nullable Ticket ticket;
    private Mode mode = Mode.REPLY;
    private Ways ways = Ways.NONE;

    /// Whether something is written, which the mode belongs to.
    private boolean begun;

    /// Whether the offer to write an email was declined for this ticket.
    private boolean declined;

    private boolean restoring;

    /// Where it is shown.
    record Nodes(ModeSwitch modes, MailHead head, HinderedLine hindered, Strip followUp, Strip trouble) {}

    /// @param changed called when something is otherwise than before, the agent's doing or not
    ChosenMode(Nodes nodes, Surroundings around, Texts texts, Runnable changed) {
        this.nodes = nodes;
        this.around = around;
        this.texts = texts;
        this.changed = changed;
        words = new ComposerWords(texts);
    }

    /// Begins to follow what becomes known.
    void begin() {
        nodes.followUp().begin(Feather.MOON, texts, "composer.by-email", this::writeEmail, this::decline);
        nodes.trouble().begin(Feather.ALERT_TRIANGLE);
        nodes.modes().begin(texts, this::choose);
        nodes.head().begin(texts, this::tell);
        around.reach().subscribe(_ -> show(ticket));
        around.lastEmail().subscribe(_ -> showHead());
    }

    /// Goes on as the draft of another ticket says.
    void restore(Draft draft) {
        declined = false;
        restoring = true;
        begun = !draft.text().isEmpty();
        mode = draft.mode().equals(Draft.EMAIL) ? Mode.EMAIL : Mode.REPLY;
        nodes.head().restore(draft.subject(), draft.quotesChat());
        restoring = false;
    }

    /// What was written has been sent: what is written next is proposed anew, and is a reply where one can be
    /// sent.
    void startOver() {
        restoring = true;
        nodes.head().restore(null, null);
        restoring = false;
        if (ways.isOpen(Mode.REPLY)) {
            mode = Mode.REPLY;
        }
    }

    /// Takes whether anything is written: from the first character on the mode stays as it is shown then.
    void write(boolean something) {
        if (something != begun) {
            begun = something;
            show(ticket);
        }
    }

    void show(@Nullable Ticket next) {
        ticket = next;
        ways = next == null ? Ways.NONE : Ways.of(next, around.reach().getValue());
        mode = begun ? mode : ways.nearest(mode);
        showAll();
    }

    private void showAll() {
        var hindrance = hindrance();
        nodes.modes().show(mode, ways.offered());
        nodes.hindered().show(hindrance == null || ticket == null ? "" : hindered(hindrance, ticket));
        shown(nodes.head(), mode == Mode.EMAIL && hindrance == null);
        showHead();
        showFollowUp();
        showTrouble();
        tell();
    }

    private String hindered(Ways.Hindrance why, Ticket open) {
        var other = mode == Mode.REPLY ? Mode.EMAIL : Mode.REPLY;
        return begun && ways.isOpen(other) ? words.begun(why, open, other) : words.of(why, open);
    }

    /// It is another day, or the agent is in another time zone.
    void redate() {
        showTrouble();
    }

    /// That the channel by which it would go out does not work.
    private void showTrouble() {
        var open = ticket;
        var used = mode == Mode.EMAIL || open == null ? Channel.EMAIL : open.channel();
        var trouble = open == null || hindrance() != null
                ? null
                : around.reach().getValue().trouble(used);
        if (trouble != null) {
            nodes.trouble().say(words.of(trouble, around.times()));
        }
        nodes.trouble().shown(trouble != null);
    }

    private void tell() {
        if (!restoring) {
            changed.run();
        }
    }

    private void showHead() {
        var open = ticket;
        if (open == null) {
            return;
        }
        var reach = around.reach().getValue();
        var last = around.lastEmail().getValue();
        var chat = open.channel() == Channel.WEB_CHAT;
        nodes.head().show(words.to(open, reach), words.subject(open, reach, last), chat, chat && last == null);
    }

    /// Where the shop is closed and somebody waits for an answer that nobody gives before it opens.
    private void showFollowUp() {
        var open = ticket;
        var offers = open != null && offersEmail(open);
        if (open != null && offers) {
            nodes.followUp().say(texts.get("composer.closed-now", ShownText.line(open.shopperName())));
        }
        nodes.followUp().shown(offers);
    }

    private boolean offersEmail(Ticket open) {
        return !declined
                && open.channel() == Channel.WEB_CHAT
                && open.waitingSince() != null
                && around.reach().getValue().closed()
                && mode == Mode.REPLY
                && ways.offered().contains(Mode.EMAIL)
                && ways.email() == null;
    }

    private static void shown(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private void choose(Mode chosen) {
        mode = chosen;
        showAll();
    }

    private void decline() {
        declined = true;
        showFollowUp();
    }

    /// Goes on by email, where that can be chosen.
    void writeEmail() {
        if (ways.offered().contains(Mode.EMAIL)) {
            choose(Mode.EMAIL);
        }
    }

    /// Whether nothing can be written at all.
    boolean ended() {
        return ways.offered().isEmpty();
    }

    /// Why nothing can be written at all.
    String whyEnded(Ticket of) {
        return words.of(ways.reply() == null ? Ways.Hindrance.ENDED : ways.reply(), of);
    }

    /// What hinders the way that is chosen; null for nothing.
    Ways.@Nullable Hindrance hindrance() {
        return ways.hindrance(mode);
    }

    String prompt() {
        return words.prompt(mode);
    }

    /// Whether the shopper may see that the agent is writing: only while it is to be a reply.
    boolean isReply() {
        return mode == Mode.REPLY && ways.isOpen(Mode.REPLY);
    }

    /// Whether what is written goes to a phone.
    boolean texted() {
        return mode == Mode.REPLY && ticket != null && ticket.channel() == Channel.SMS;
    }

    /// Whether a text can be sent as it is, with all that goes with it.
    boolean isFit(String text) {
        return ticket != null
                && switch (mode) {
                    case REPLY -> ways.takesReply(ticket, text);
                    case EMAIL -> ways.isOpen(mode) && nodes.head().isFit() && MessageText.problem(text) == null;
                };
    }

    Draft draft(String text) {
        return new Draft(
                mode.draft(), text, nodes.head().ownSubject(), nodes.head().ownQuotes());
    }

    Written written(String text) {
        return switch (mode) {
            case REPLY -> new Written.Reply(text);
            case EMAIL ->
                new Written.Email(nodes.head().subject(), text, nodes.head().quotesChat());
        };
    }
}
