package dev.sportello.desktop.customer;

import dev.sportello.desktop.connection.CustomerRequests;
import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.desktop.ui.RefusalTexts;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Toast;
import dev.sportello.desktop.ui.Toasts;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.Written;
import dev.sportello.wire.CommandId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Lets the agent write to a customer who is in no chat. What was typed is kept until the relay has it; the same words
/// are sent under the same id, so that an answer that was lost doubles nothing. FX thread only.
public final class WritingFirst {
    private final CustomerRequests requests;
    private final Toasts toasts;
    private final Map<ProfileId, Words> begun = new HashMap<>();
    private final Map<ProfileId, Sending> sending = new HashMap<>();
    private @Nullable View view;

    /// @param id of the message, once it was sent with this text
    private record Words(String text, @Nullable CommandId id) {}

    /// A message on its way.
    ///
    /// @param toast what says so
    private record Sending(Profile customer, Toast toast) {}

    /// Where it is written.
    ///
    /// @param open opens the ticket in which the message stands
    /// @param over the window over which it asks
    public record View(Consumer<TicketId> open, EmojiPictures pictures, Supplier<Window> over, Locale locale) {}

    public WritingFirst(CustomerRequests requests, Toasts toasts) {
        this.requests = requests;
        this.toasts = toasts;
    }

    /// Goes on in this view, which replaces the one before.
    public void showIn(View next) {
        view = next;
        List.copyOf(sending.values()).forEach(one -> showSending(one.customer));
    }

    /// Not while a message to the same customer is on its way: the next one goes into the chat that it opens.
    public void writeTo(Profile customer) {
        if (!sending.containsKey(customer.id())) {
            ask(customer, "");
        }
    }

    private View view() {
        return Objects.requireNonNull(view, "showIn comes first");
    }

    private Texts texts() {
        return Texts.of(WritingFirst.class, view().locale);
    }

    private void ask(Profile customer, String problem) {
        var words = begun.get(customer.id());
        var text = words == null ? "" : words.text;
        var answers = new WriteSheet.Answers(typed -> keep(customer.id(), typed), sent -> send(customer, sent));
        WriteSheet.showOver(
                view().over.get(),
                ShownText.line(customer.name()),
                new WriteSheet.Begun(text, problem),
                view().pictures,
                view().locale,
                answers);
    }

    private void keep(ProfileId customer, String typed) {
        var before = begun.get(customer);
        if (before == null || !before.text.equals(typed)) {
            begun.put(customer, new Words(typed, null));
        }
    }

    private void send(Profile customer, String text) {
        keep(customer.id(), text);
        var words = begun.get(customer.id());
        var id = words == null || words.id == null ? new CommandId(UUID.randomUUID()) : words.id;
        begun.put(customer.id(), new Words(text, id));
        showSending(customer);
        var _ = requests.writeTo(customer.id(), id, text)
                .whenComplete((written, failure) -> Platform.runLater(() -> took(customer, written, failure)));
    }

    private void showSending(Profile customer) {
        var toast = Toast.of(texts().get("write.sending", ShownText.line(customer.name())));
        sending.put(customer.id(), new Sending(customer, toast));
        toasts.show(toast);
    }

    /// Nothing takes the agent away from what they do by now: they open it themselves.
    private void took(Profile customer, @Nullable Written written, @Nullable Throwable failure) {
        var was = sending.remove(customer.id());
        toasts.hide(was == null ? null : was.toast);
        var texts = texts();
        var name = ShownText.line(customer.name());
        if (written != null) {
            begun.remove(customer.id());
            offer(
                    texts.get("write.sent", name),
                    texts.get("write.show"),
                    () -> view().open.accept(written.ticket()));
        } else if (failure != null) {
            var problem = problem(failure);
            offer(texts.get("write.failed", name, problem), texts.get("again"), () -> ask(customer, problem));
        }
    }

    private void offer(String words, String act, Runnable did) {
        toasts.show(new Toast(words, act, did, null));
    }

    private String problem(Throwable failure) {
        return Paging.cause(failure) instanceof RequestFailed.Refused refused
                ? new RefusalTexts(view().locale).of(refused.refusal())
                : texts().get("write.offline");
    }
}
