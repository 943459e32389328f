package dev.sportello.relay.search;

/// What takes texts apart. Made once, when the index is opened: to load it takes a tenth of a second. Thread-safe.
record SearchTools(FoldingAnalyzer analyzer, SearchQuery queries, Snippets snippets) {

    static SearchTools load() {
        var analyzer = new FoldingAnalyzer(true);
        return new SearchTools(
                analyzer,
                new SearchQuery(SearchDocuments.TEXT, analyzer),
                new Snippets(SearchDocuments.TEXT, analyzer));
    }
}
