package dev.sportello.desktop.settings.developers;

import dev.sportello.desktop.ui.TypedLine;
import dev.sportello.model.SigningKey;
import dev.sportello.wire.IntegrationBodies.AddSigningKey;
import dev.sportello.wire.IntegrationBodies.AddedSigningKey;
import dev.sportello.wire.PublicKeyText;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A key with which the shop signs identities, while it is added; and the last one that was, whose secret is
/// shown once. FX thread only.
final class SigningKeyEdit {
    private final DevelopersActs.OfIntegration acts;
    private final Consumer<UnaryOperator<List<SigningKey>>> changed;
    private final BooleanProperty pasting = new SimpleBooleanProperty();
    private final StringProperty pasted = new SimpleStringProperty("");
    private final Asking asking = new Asking();
    private final ReadOnlyObjectWrapper<@Nullable AddedSigningKey> added = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding ready;

    /// @param changed receives how the list has changed
    SigningKeyEdit(DevelopersActs.OfIntegration acts, Consumer<UnaryOperator<List<SigningKey>>> changed) {
        this.acts = acts;
        this.changed = changed;
        ready = Bindings.createBooleanBinding(
                () -> PublicKeyText.read(text()) instanceof PublicKeyText.Key && !asking.busy(),
                pasted,
                asking.outcome());
        pasted.subscribe((_, _) -> asking.forget());
    }

    /// Whether a public key is being pasted.
    BooleanProperty pasting() {
        return pasting;
    }

    StringProperty pasted() {
        return pasted;
    }

    Asking asking() {
        return asking;
    }

    /// Null where none is to be shown.
    ReadOnlyObjectProperty<@Nullable AddedSigningKey> added() {
        return added.getReadOnlyProperty();
    }

    BooleanBinding ready() {
        return ready;
    }

    /// What is wrong with what was pasted; null for nothing.
    PublicKeyText.@Nullable Problem problem() {
        return written() && PublicKeyText.read(text()) instanceof PublicKeyText.Problem problem ? problem : null;
    }

    boolean written() {
        return !text().isEmpty();
    }

    private String text() {
        return TypedLine.of(pasted.get());
    }

    void makeSecret() {
        if (!asking.busy()) {
            add(null);
        }
    }

    void addPasted() {
        if (ready.get()) {
            add(text());
        }
    }

    private void add(@Nullable String publicKey) {
        asking.ask(acts.add().apply(new AddSigningKey(publicKey)), answer -> {
            forget();
            added.set(answer);
            changed.accept(keys ->
                    Stream.concat(keys.stream(), Stream.of(answer.key())).toList());
        });
    }

    void remove(SigningKey key, Asking row) {
        row.ask(acts.remove().apply(key.id()), _ -> {
            var shown = added.get();
            if (shown != null && shown.key().id().equals(key.id())) {
                forgetAdded();
            }
            changed.accept(keys ->
                    keys.stream().filter(one -> !one.id().equals(key.id())).toList());
        });
    }

    /// What is on its way stays until that has ended.
    void forget() {
        if (!asking.busy()) {
            pasting.set(false);
            pasted.set("");
            asking.forget();
        }
    }

    void forgetAdded() {
        added.set(null);
    }
}
