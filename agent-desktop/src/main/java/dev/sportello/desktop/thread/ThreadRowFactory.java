package dev.sportello.desktop.thread;

import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.ui.Browser;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Party;
import dev.sportello.model.Rule;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Makes the node of a row. FX thread only.
final class ThreadRowFactory {
    private final Texts texts;
    private final TimeFormat times;
    private final EmojiPictures pictures;
    private final Supplier<List<Agent>> team;
    private final BubbleActs acts;
    private final Browser browser = new Browser();
    private String shopper = "";

    ThreadRowFactory(
            Texts texts, TimeFormat times, EmojiPictures pictures, Supplier<List<Agent>> team, BubbleActs acts) {
        this.texts = texts;
        this.times = times;
        this.pictures = pictures;
        this.team = team;
        this.acts = acts;
    }

    /// Whose thread it is, for screen readers.
    void shopper(String name) {
        shopper = name;
    }

    Region row(ThreadRow row) {
        return switch (row) {
            case ThreadRow.Day(var date) -> new DaySeparator(times.day(date));
            case ThreadRow.Notice(long _, Instant at, Change.Notice change) ->
                new NoticeRow(icon(change), texts.get("notice", words(change), times.time(at)));
            case ThreadRow.Newer(long _, Instant at) ->
                new NoticeRow(Feather.DOWNLOAD, texts.get("notice", texts.get("notice.newer"), times.time(at)));
            case ThreadRow.Bubble bubble -> bubble(bubble);
        };
    }

    /// What a row says, without anything that could fail.
    Region plain(ThreadRow row) {
        return new PlainRow(row instanceof ThreadRow.Bubble bubble ? bubble.text() : "");
    }

    private Region bubble(ThreadRow.Bubble bubble) {
        var text = body(bubble);
        return switch (bubble.author()) {
            case ThreadRow.Author.Shopper _ -> new ShopperBubble(bubble, text, order(bubble), shopper, texts, times);
            case ThreadRow.Author.Automatic _ -> new AutomaticBubble(bubble, text, receipt(bubble), texts, times);
            case ThreadRow.Author.You _ ->
                new AgentBubble(bubble, text, texts.get("you"), receipt(bubble), texts, times);
            case ThreadRow.Author.Colleague(String firstName) ->
                colleague(new AgentBubble(bubble, text, firstName, receipt(bubble), texts, times));
            case ThreadRow.Author.Somebody _ ->
                colleague(new AgentBubble(bubble, text, texts.get("somebody"), receipt(bubble), texts, times));
        };
    }

    private @Nullable OrderCardView order(ThreadRow.Bubble bubble) {
        return bubble.order() == null ? null : new OrderCardView(bubble.order(), texts, times);
    }

    private BubbleBody body(ThreadRow.Bubble bubble) {
        var text = new BubbleText(bubble.text(), pictures, browser);
        var mail = bubble.mail();
        if (mail == null) {
            return BubbleBody.plain(bubble, text);
        }
        var quote = mail.email().quoted();
        var quoted = quote == null || !mail.quoteShown() ? null : new BubbleText(quote, pictures, browser);
        var box =
                new EmailBox(bubble, mail, text, quoted, () -> acts.turnQuote().accept(bubble.id()), texts);
        return BubbleBody.email(bubble, text, box);
    }

    private static AgentBubble colleague(AgentBubble bubble) {
        bubble.getStyleClass().add("by-colleague");
        return bubble;
    }

    private ReceiptLine receipt(ThreadRow.Bubble bubble) {
        return new ReceiptLine(bubble, texts, times, acts);
    }

    private String words(Change.Notice change) {
        return switch (change) {
            case Change.TicketOpened opened -> opened(opened);
            case Change.Assigned(Party by, @Nullable AgentId agent) -> assigned(by, agent);
            case Change.NoReplyNeeded(Party by) -> texts.get("notice.no-reply-needed", name(by));
            case Change.TicketSnoozed(Party by, @Nullable Instant until) ->
                until == null
                        ? texts.get("notice.snoozed", name(by))
                        : texts.get("notice.snoozed-until", times.moment(until), name(by));
            case Change.TicketReopened(Party by) -> reopened(by);
            case Change.TicketClosed(Party by) ->
                by instanceof Party.Shopper ? texts.get("notice.ended") : texts.get("notice.closed", name(by));
            case Change.TextingChanged(boolean stopped) ->
                texts.get(stopped ? "notice.texting-stopped" : "notice.texting-resumed", shopper);
            case Change.UnseenEmailed(int messages, long _) -> texts.get("notice.unseen-emailed", messages);
        };
    }

    private String opened(Change.TicketOpened opened) {
        return switch (opened.channel()) {
            case Channel.Known.SMS -> texts.get("notice.opened.sms");
            case Channel.Known.EMAIL -> texts.get("notice.opened.email");
            case Channel _ ->
                opened.by() == null ? texts.get("notice.opened") : texts.get("notice.opened-by", name(opened.by()));
        };
    }

    private String assigned(Party by, @Nullable AgentId agent) {
        if (agent == null) {
            return texts.get("notice.unassigned", name(by));
        }
        var taken = by instanceof Party.ByAgent(AgentId author, String _) && author.equals(agent);
        return taken ? texts.get("notice.assigned", name(agent)) : texts.get("notice.handed", name(agent), name(by));
    }

    private String reopened(Party by) {
        return switch (by) {
            case Party.Shopper _ -> texts.get("notice.reopened.reply", shopper);
            case Party.Automatic(Rule.Known _) -> texts.get("notice.reopened.time");
            case Party.Automatic _, Party.ByAgent _, Party.Unknown _ -> texts.get("notice.reopened.by", name(by));
        };
    }

    private static Feather icon(Change.Notice change) {
        return switch (change) {
            case Change.TicketOpened opened -> ThreadHeading.icon(opened.channel());
            case Change.Assigned _ -> Feather.USER_CHECK;
            case Change.TicketSnoozed _ -> Feather.CLOCK;
            case Change.NoReplyNeeded _ -> Feather.CHECK;
            case Change.TicketReopened _ -> Feather.ROTATE_CCW;
            case Change.TicketClosed _ -> Feather.CHECK_CIRCLE;
            case Change.TextingChanged(boolean stopped) -> stopped ? Feather.SLASH : Feather.MAIL;
            case Change.UnseenEmailed _ -> Feather.AT_SIGN;
        };
    }

    private String name(Party party) {
        return switch (party) {
            case Party.Shopper _ -> shopper;
            case Party.ByAgent(AgentId _, String firstName) -> firstName;
            case Party.Automatic _ -> texts.get("automatic");
            case Party.Unknown _ -> texts.get("somebody");
        };
    }

    private String name(AgentId id) {
        return team.get().stream()
                .filter(agent -> agent.id().equals(id))
                .map(Agent::firstName)
                .findFirst()
                .orElse(texts.get("somebody"));
    }
}
