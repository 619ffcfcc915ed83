'use strict';
// One tab for each example; what somebody typed into a tab stays in their browser.
fetch('/graphiql/examples.graphql')
  .then((answer) => answer.text())
  .then((text) => text.split(/^# -+$/m).map((query) => ({ query: query.trim() + '\n', headers: '' })))
  .then((defaultTabs) => {
    const fetcher = GraphiQL.createFetcher({ url: '/graphql' });
    const logo = React.createElement(
      GraphiQL.Logo,
      null,
      React.createElement('a', { className: 'partnernetz-name', href: '/schema.graphql' }, 'Partnernetz'),
    );
    const graphiql = React.createElement(
      GraphiQL,
      {
        fetcher,
        defaultTabs,
        defaultHeaders: '',
        defaultEditorToolsVisibility: 'headers',
        isHeadersEditorEnabled: true,
        shouldPersistHeaders: false,
      },
      logo,
    );
    ReactDOM.createRoot(document.getElementById('graphiql')).render(graphiql);
  });
