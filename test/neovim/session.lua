-- A session of Neovim with the server: opens a map, and writes what it got as JSON. Arguments come by environment.
local results = {}
local file = vim.env.ETOM_FILE
local client = vim.lsp.start_client({
  name = 'etom',
  cmd = vim.split(vim.env.ETOM_COMMAND, '\n'),
  root_dir = vim.fn.fnamemodify(file, ':h'),
})
vim.cmd('edit ' .. vim.fn.fnameescape(file))
local buffer = vim.api.nvim_get_current_buf()
vim.lsp.buf_attach_client(buffer, client)

local function until_true(what, holds)
  if not vim.wait(15000, holds, 20) then
    error('waited in vain for ' .. what)
  end
end

local function place(words, into)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local at = line:find(words, 1, true)
    if at then
      return { line = number - 1, character = at - 1 + into }
    end
  end
  error('no ' .. words)
end

local function ask(method, params)
  params.textDocument = { uri = vim.uri_from_bufnr(buffer) }
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 15000) or {}
  local answer = answers[client] or {}
  if answer.err then
    error(answer.err.message)
  end
  return answer.result
end

local ok, failure = pcall(function()
  until_true('a diagnostic', function()
    return #vim.diagnostic.get(buffer) > 0
  end)
  local first = vim.diagnostic.get(buffer)[1]
  results.diagnostic = { code = first.code, message = first.message, line = first.lnum }

  local completion = ask('textDocument/completion', { position = place('- ord', 5) })
  results.completion = completion.items[1].textEdit.newText

  local definition = ask('textDocument/definition', { position = place('owner: lead', 8) })
  results.definition = (definition[1].targetSelectionRange or definition[1].range).start.line

  local edit = ask('textDocument/rename', { position = place('owner: lead', 8), newName = 'order-lead' })
  vim.lsp.util.apply_workspace_edit(edit, 'utf-16')
  results.renamed = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end)
results.failure = not ok and tostring(failure) or nil
vim.fn.writefile({ vim.fn.json_encode(results) }, vim.env.ETOM_RESULT)
vim.lsp.stop_client(client, true)
vim.cmd('qall!')
