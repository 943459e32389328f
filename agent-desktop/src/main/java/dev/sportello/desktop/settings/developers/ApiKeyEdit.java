package dev.sportello.desktop.settings.developers;

import dev.sportello.model.ApiKey;
import dev.sportello.model.ApiKey.Scope;
import dev.sportello.model.StorableText;
import dev.sportello.model.VisibleText;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import dev.sportello.wire.ApiKeyBodies.MakeApiKey;
import java.util.List;
import java.util.Map;
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

/// An API key while it is described, and the last one that was made, which is shown once. FX thread only.
final class ApiKeyEdit {
    /// What keys can be for, in the order in which they are offered.
    static final List<Scope> SCOPES = List.of(Scope.INGEST, Scope.READ, Scope.ERASE);

    private final DevelopersActs.OfApiKeys acts;
    private final Consumer<UnaryOperator<List<ApiKey>>> changed;
    private final StringProperty name = new SimpleStringProperty("");
    private final Map<Scope, BooleanProperty> scopes = Map.of(
            Scope.INGEST, new SimpleBooleanProperty(true),
            Scope.READ, new SimpleBooleanProperty(),
            Scope.ERASE, new SimpleBooleanProperty());
    private final Asking asking = new Asking();
    private final ReadOnlyObjectWrapper<@Nullable MadeApiKey> made = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding ready;

    /// @param changed receives how the list has changed
    ApiKeyEdit(DevelopersActs.OfApiKeys acts, Consumer<UnaryOperator<List<ApiKey>>> changed) {
        this.acts = acts;
        this.changed = changed;
        ready = Bindings.createBooleanBinding(
                () -> problem() == Problem.NONE && !name.get().isBlank() && !asking.busy(),
                name,
                scope(Scope.INGEST),
                scope(Scope.READ),
                scope(Scope.ERASE),
                asking.outcome());
        name.subscribe((_, _) -> asking.forget());
    }

    /// What is wrong with what is written.
    enum Problem {
        NONE,
        TOO_LONG,
        NOT_TEXT,
        NO_SCOPE
    }

    StringProperty name() {
        return name;
    }

    BooleanProperty scope(Scope scope) {
        var property = scopes.get(scope);
        if (property == null) {
            throw new IllegalArgumentException("No key is made for " + scope);
        }
        return property;
    }

    Asking asking() {
        return asking;
    }

    /// Null where none is to be shown.
    ReadOnlyObjectProperty<@Nullable MadeApiKey> made() {
        return made.getReadOnlyProperty();
    }

    BooleanBinding ready() {
        return ready;
    }

    Problem problem() {
        var written = name.get().strip();
        if (written.length() > ApiKey.LONGEST_NAME) {
            return Problem.TOO_LONG;
        }
        if (!written.isEmpty() && (VisibleText.isInvisible(written) || !StorableText.isLine(written))) {
            return Problem.NOT_TEXT;
        }
        return chosen().isEmpty() ? Problem.NO_SCOPE : Problem.NONE;
    }

    private List<Scope> chosen() {
        return SCOPES.stream().filter(scope -> scope(scope).get()).toList();
    }

    boolean written() {
        return !name.get().isBlank();
    }

    void make() {
        if (ready.get()) {
            var asked = new MakeApiKey(name.get().strip(), chosen());
            asking.ask(acts.make().apply(asked), answer -> {
                forget();
                made.set(answer);
                changed.accept(keys ->
                        Stream.concat(Stream.of(answer.key()), keys.stream()).toList());
            });
        }
    }

    void revoke(ApiKey key, Asking row) {
        row.ask(acts.revoke().apply(key.id()), _ -> {
            var shown = made.get();
            if (shown != null && shown.key().id().equals(key.id())) {
                forgetMade();
            }
            changed.accept(keys ->
                    keys.stream().filter(one -> !one.id().equals(key.id())).toList());
        });
    }

    /// What is on its way stays until that has ended.
    void forget() {
        if (!asking.busy()) {
            name.set("");
            SCOPES.forEach(scope -> scope(scope).set(scope == Scope.INGEST));
            asking.forget();
        }
    }

    void forgetMade() {
        made.set(null);
    }
}
