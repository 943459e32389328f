package dev.sportello.desktop.settings.developers;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.ApiKey.Scope;
import java.util.List;
import java.util.stream.Collectors;

/// What an API key may do, in words. Immutable.
record ScopeTexts(Texts texts) {

    /// Where one chooses what it may do.
    String choice(Scope scope) {
        return switch (scope) {
            case Scope.Known.INGEST -> texts.get("scope.ingest");
            case Scope.Known.READ -> texts.get("scope.read");
            case Scope.Known.ERASE -> texts.get("scope.erase");
            case Scope.Unknown _ -> texts.get("scope.other");
        };
    }

    /// In one word.
    String shortly(Scope scope) {
        return switch (scope) {
            case Scope.Known.INGEST -> texts.get("scope.ingest.short");
            case Scope.Known.READ -> texts.get("scope.read.short");
            case Scope.Known.ERASE -> texts.get("scope.erase.short");
            case Scope.Unknown _ -> texts.get("scope.other");
        };
    }

    /// What is done with a key that has these.
    String all(List<Scope> scopes) {
        return scopes.stream().map(this::done).distinct().collect(Collectors.joining(", "));
    }

    private String done(Scope scope) {
        return switch (scope) {
            case Scope.Known.INGEST -> texts.get("scope.ingest.stops");
            case Scope.Known.READ -> texts.get("scope.read.stops");
            case Scope.Known.ERASE -> texts.get("scope.erase.stops");
            case Scope.Unknown _ -> texts.get("scope.other");
        };
    }
}
