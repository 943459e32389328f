package dev.sportello.desktop.settings.webhooks;

import dev.sportello.desktop.ui.TypedAddress;
import dev.sportello.desktop.ui.TypedLine;
import dev.sportello.model.WebLink;
import dev.sportello.model.Webhook;
import dev.sportello.model.Webhook.Topic;
import dev.sportello.wire.WebhookBodies.SaveWebhook;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import org.jspecify.annotations.Nullable;

/// A webhook while it is written. FX thread only.
final class WebhookEdit {
    static final int LONGEST_DESCRIPTION = 100;

    private final boolean privateAllowed;
    private final StringProperty url = new SimpleStringProperty("");
    private final StringProperty description = new SimpleStringProperty("");
    private final ObservableSet<Topic> topics = FXCollections.observableSet();
    private final BooleanProperty enabled = new SimpleBooleanProperty(true);
    private final BooleanBinding complete;
    private @Nullable String refused;

    /// What is wrong with the address.
    enum UrlProblem {
        NONE,
        NO_LINK,
        /// The relay sends to addresses of the internet only, and these encrypted.
        NOT_ENCRYPTED
    }

    /// @param before as it is; null for a new one
    /// @param privateAllowed whether the relay also goes to addresses of private networks, by `http`
    WebhookEdit(@Nullable Webhook before, boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
        if (before == null) {
            topics.addAll(List.of(Topic.Known.values()));
        } else {
            url.set(before.url().toString());
            description.set(before.description());
            topics.addAll(before.topics());
            enabled.set(before.enabled());
        }
        complete = Bindings.createBooleanBinding(
                () -> !TypedLine.of(url.get()).isEmpty()
                        && urlProblem() == UrlProblem.NONE
                        && fits()
                        && !topics.isEmpty(),
                url,
                description,
                topics);
        // The relay has seen something else.
        url.subscribe(_ -> refused = null);
        description.subscribe(_ -> refused = null);
        topics.addListener((SetChangeListener<Topic>) _ -> refused = null);
        enabled.subscribe(_ -> refused = null);
    }

    StringProperty url() {
        return url;
    }

    StringProperty description() {
        return description;
    }

    ObservableSet<Topic> topics() {
        return topics;
    }

    BooleanProperty enabled() {
        return enabled;
    }

    /// Whether it can be saved.
    BooleanBinding complete() {
        return complete;
    }

    /// Why the relay did not take it; null where it was not asked, or asked for something else.
    @Nullable
    String refused() {
        return refused;
    }

    void refuse(String why) {
        refused = why;
    }

    /// Nothing typed yet is no problem.
    UrlProblem urlProblem() {
        if (TypedLine.of(url.get()).isEmpty()) {
            return UrlProblem.NONE;
        }
        var link = link();
        if (link == null || link.getRawFragment() != null) {
            return UrlProblem.NO_LINK;
        }
        var encrypted = link.getScheme().toLowerCase(Locale.ROOT).equals("https");
        return encrypted || privateAllowed ? UrlProblem.NONE : UrlProblem.NOT_ENCRYPTED;
    }

    private @Nullable URI link() {
        return WebLink.only(TypedAddress.read(url.get()));
    }

    boolean fits() {
        return TypedLine.of(description.get()).length() <= LONGEST_DESCRIPTION;
    }

    SaveWebhook toSave() {
        return new SaveWebhook(
                Objects.requireNonNull(link(), "a complete webhook has an address"),
                TypedLine.of(description.get()),
                topics.stream().sorted(WebhookEdit::inOrder).toList(),
                enabled.get());
    }

    private static int inOrder(Topic one, Topic other) {
        return Integer.compare(place(one), place(other));
    }

    private static int place(Topic topic) {
        return topic instanceof Topic.Known known ? known.ordinal() : Integer.MAX_VALUE;
    }

    /// The host, by which people know an address that has no description.
    static String host(URI url) {
        return Objects.requireNonNullElse(url.getHost(), url.toString());
    }
}
